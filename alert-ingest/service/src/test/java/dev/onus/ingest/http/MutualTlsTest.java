package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.embedded.EmbeddedCluster;
import dev.onus.ingest.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real TLS server, real certificates of an authority of our own, and a client with one, another, or none. */
class MutualTlsTest {
    private static final String PASSWORD = "for-the-test";

    @TempDir
    private Path dir;

    @Test
    void shouldKnowASourceByItsClientCertificate() throws Exception {
        keys("authority", "CN=Test Authority", "bc:c");
        keytool("-exportcert", "-alias", "authority", "-keystore", store("authority"), "-file", file("authority.crt"));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-keystore",
                store("trust"),
                "-file",
                file("authority.crt"));
        signed("server", "CN=localhost", "SAN=dns:localhost,ip:127.0.0.1");
        signed("siem", "CN=siem,OU=Security,O=Example", "SAN=dns:siem.example.org,uri:spiffe://example.org/siem");
        signed("printer", "CN=printer,O=Example", "SAN=dns:printer.example.org");
        keys("stranger", "CN=siem,OU=Security,O=Example", "SAN=dns:siem.example.org");
        Map<String, Object> tls = Map.of(
                "micronaut.server.ssl.enabled",
                true,
                "micronaut.server.ssl.port",
                -1,
                "micronaut.server.ssl.build-self-signed",
                false,
                "micronaut.server.ssl.client-authentication",
                "want",
                "micronaut.server.ssl.key-store.path",
                "file:" + store("server"),
                "micronaut.server.ssl.key-store.password",
                PASSWORD,
                "micronaut.server.ssl.key-store.type",
                "PKCS12",
                "micronaut.server.ssl.trust-store.path",
                "file:" + store("trust"),
                "micronaut.server.ssl.trust-store.password",
                PASSWORD,
                "micronaut.server.ssl.trust-store.type",
                "PKCS12");
        try (Bench bench = Bench.startedWith(EmbeddedCluster.shared().bootstrapServers(), tls)) {
            bench.record("Source", "by-dns", source("DNS:siem.*"));
            bench.record("Source", "by-subject", source("CN=siem,OU=*,O=Example"));
            bench.record("Source", "by-uri", source("URI:spiffe://example.org/*"));
            bench.awaitRecord(bench.record("Source", "by-nobody", "{\"verify\":{\"scheme\":\"mtls\"}}"));
            HttpClient siem = client("siem");
            await().atMost(Bench.SOON).until(() -> post(bench, siem, "by-dns") == 202);

            assertThat(post(bench, siem, "by-subject")).isEqualTo(202);
            assertThat(post(bench, siem, "by-uri")).isEqualTo(202);
            assertThat(post(bench, siem, "by-nobody")).isEqualTo(401);
            assertThat(post(bench, client("printer"), "by-dns")).isEqualTo(401);
            assertThat(post(bench, client(""), "by-dns")).isEqualTo(401);
            assertThat(postWithToken(bench, client(""), "by-dns")).isEqualTo(401);
            assertThat(postWithToken(bench, client(""), "any-other"))
                    .as("who has a token needs no certificate elsewhere")
                    .isEqualTo(202);
            assertThat(isTurnedAway(bench, client("stranger"))).isTrue();
        }
    }

    /** The server's TLS ends the connection, or, where the client then shows none, the source does. */
    private static boolean isTurnedAway(Bench bench, HttpClient stranger) throws InterruptedException {
        try {
            return send(stranger, request(bench.uri("/v1/sources/by-dns")).build()) == 401;
        } catch (IOException refused) {
            return true;
        }
    }

    private static int post(Bench bench, HttpClient client, String source) throws IOException, InterruptedException {
        return send(client, request(bench.uri("/v1/sources/" + source)).build());
    }

    private static int postWithToken(Bench bench, HttpClient client, String source)
            throws IOException, InterruptedException {
        return send(
                client,
                request(bench.uri("/v1/sources/" + source))
                        .header("Authorization", "Bearer " + bench.admin.text())
                        .build());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("{\"identityId\":\"a:b:c\",\"title\":\"over TLS\"}"));
    }

    private static int send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String source(String subject) {
        return "{\"verify\":{\"scheme\":\"mtls\",\"subjects\":[\"%s\"]}}".formatted(subject);
    }

    private HttpClient client(String name) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(name.isEmpty() ? null : load(name), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load("trust"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(name.isEmpty() ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private KeyStore load(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void keys(String name, String subject, String extension) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-ext",
                extension,
                "-validity",
                "2",
                "-keystore",
                store(name));
    }

    private void signed(String name, String subject, String names) throws Exception {
        keys(name, subject, names);
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", file(name + ".csr"));
        keytool(
                "-gencert",
                "-alias",
                "authority",
                "-keystore",
                store("authority"),
                "-infile",
                file(name + ".csr"),
                "-outfile",
                file(name + ".crt"),
                "-ext",
                names,
                "-validity",
                "2");
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-keystore",
                store(name),
                "-file",
                file("authority.crt"));
        keytool("-importcert", "-noprompt", "-alias", name, "-keystore", store(name), "-file", file(name + ".crt"));
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        if (command.contains("-keystore")) {
            command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private String store(String name) {
        return dir.resolve(name + ".p12").toString();
    }

    private String file(String name) {
        return dir.resolve(name).toString();
    }
}
