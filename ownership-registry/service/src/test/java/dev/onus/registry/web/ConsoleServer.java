package dev.onus.registry.web;

import static dev.onus.registry.web.Patience.await;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.profile.Reachability;
import dev.onus.vocabulary.PageId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/** The real registry service on the real broker and schema registry, with a stand-in for the stream beside it. */
final class ConsoleServer implements AutoCloseable {
    static final String LOGIN_CODE = "first-login-of-a-test";
    private static final String SECRET = "0123456789012345678901234567890123456789abc";
    static final String ADMIN = "onus_admin_" + SECRET;
    /** What vendors call; not where the server of a test listens. */
    static final String PUBLIC_URL = "https://onus.example.org";

    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    final FakeStream stream;

    private ConsoleServer(EmbeddedServer server) {
        this.server = server;
        this.stream = new FakeStream(
                server.getApplicationContext().getBean(KafkaConnection.class),
                server.getApplicationContext().getBean(AvroSerdes.class));
    }

    static ConsoleServer start() {
        EmbeddedCluster cluster = EmbeddedCluster.shared();
        EmbeddedServer server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.server.host",
                        "127.0.0.1",
                        "onus.kafka.bootstrap-servers",
                        cluster.bootstrapServers(),
                        "onus.schema-registry.urls",
                        cluster.registryUrl(),
                        "onus.answer-key",
                        "07".repeat(32),
                        "onus.public-url",
                        PUBLIC_URL,
                        "onus.outbound.allow",
                        "127.0.0.1",
                        "onus.registry.inbox.poll-every",
                        "PT0.2S",
                        "onus.registry.login-code-hash",
                        sha256(LOGIN_CODE),
                        "onus.registry.bootstrap-admin-token-hash",
                        sha256(SECRET)));
        ConsoleServer started = new ConsoleServer(server);
        await().atMost(READY_WITHIN).until(started::isReady);
        return started;
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    MeterRegistry meters() {
        return bean(MeterRegistry.class);
    }

    CaseLog cases() {
        return bean(CaseLog.class);
    }

    RegistryLog registry() {
        return bean(RegistryLog.class);
    }

    Reachability reachability() {
        return bean(Reachability.class);
    }

    dev.onus.registry.coverage.Reachability coverageReach() {
        return bean(dev.onus.registry.coverage.Reachability.class);
    }

    AnswerToken answerToken() {
        return bean(AnswerToken.class);
    }

    String linkOf(String pageId) {
        return "/a/" + answerToken().tokenOf(new PageId(pageId));
    }

    private boolean isReady() {
        return get("/v1/cases", "Authorization", "Bearer " + ADMIN).statusCode() == 200
                && get("/health/readiness").statusCode() == 200;
    }

    URI address(String path) {
        return server.getURI().resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> head(String path) {
        return send(request(path).HEAD().build());
    }

    HttpResponse<String> delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** As a browser sends a form of ours. */
    HttpResponse<String> postForm(String path, String form, String cookie) {
        return post(
                path,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                cookie);
    }

    /** The cookie of a session that somebody has begun with a token. */
    String logIn(String token) {
        HttpResponse<String> in = postForm("/login", "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8), "");
        return in.headers()
                .firstValue("set-cookie")
                .orElseThrow(() -> new AssertionError(in.body()))
                .split(";")[0];
    }

    HttpResponse<String> answer(String path, String json, String... headers) {
        String[] all = Stream.concat(
                        Stream.of("Content-Type", "application/json", "Authorization", "Bearer " + ADMIN),
                        Arrays.stream(headers))
                .toArray(String[]::new);
        return post(path, json, all);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        stream.close();
        server.close();
    }
}
