package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.ingest.decode.Examples;
import dev.onus.registry.client.TokenText;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntakeOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TokenText TOKEN = TokenText.create("siem", new SecureRandom());
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static EmbeddedServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.shared();
        KafkaConnection connection = KafkaConnection.of(cluster.bootstrapServers());
        TopicProvisioner.provision(connection, new TopicSettings(4, 1));
        AvroSerdes serdes = new AvroSerdes(new ConfluentSchemaRegistry(new SchemaRegistrySettings(
                List.of(URI.create(cluster.registryUrl())),
                new RegistryCredentials.Anonymous(),
                true,
                Duration.ofSeconds(5))));
        String json = "{\"kind\":\"Token\",\"metadata\":{\"name\":\"siem\"},\"spec\":{\"hash\":\"" + TOKEN.hash()
                + "\",\"service\":\"siem\",\"scopes\":[\"admin\"]}}";
        RegistryRecord record = RegistryRecord.newBuilder()
                .setKind("Token")
                .setName("siem")
                .setVersion(1)
                .setPosition(1)
                .setChangedBy("person:admin")
                .setChangedAt(Instant.EPOCH)
                .setJson(json)
                .build();
        try (KafkaProducer<String, RegistryRecord> producer = new KafkaProducer<>(
                connection.producerProperties("test"), new StringSerializer(), serdes.serializer(Topics.REGISTRY))) {
            producer.send(new ProducerRecord<>(Topics.REGISTRY.name(), "Token/siem", record))
                    .get();
        }
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.server.host",
                        "127.0.0.1",
                        "micronaut.server.max-request-size",
                        11 * 1024 * 1024,
                        "onus.ingest.instance-id",
                        "http-test",
                        "onus.ingest.hmac-key",
                        "test",
                        "onus.topics.partitions",
                        4,
                        "onus.kafka.bootstrap-servers",
                        cluster.bootstrapServers(),
                        "onus.schema-registry.urls",
                        cluster.registryUrl()));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status("/v1/alerts", "[]") != 503);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldAnswerWithReceiptsOnceTheBrokerHasTheAlert() throws Exception {
        HttpResponse<String> answer = post("/v1/alerts", Examples.bytes("unowned-token.onus.json"), TOKEN.text());

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode receipt = JSON.readTree(answer.body()).path("receipts").path(0);
        assertThat(receipt.path("outcome").asText()).isEqualTo("accepted");
        assertThat(receipt.path("alertId").asText()).hasSize(32);
    }

    @Test
    void shouldRefuseOnlyWhatNoRetryCanMend() throws Exception {
        assertThat(status("/v1/alerts", "not json")).isEqualTo(400);
        assertThat(status("/v1/alerts", "{\"title\":7}")).isEqualTo(400);
        assertThat(status("/v1/alerts", "[".repeat(500))).isEqualTo(400);
        assertThat(status("/v1/alerts", "[{\"title\":7},{\"title\":\"t\"}]")).isEqualTo(202);
        assertThat(status("/v1/sources/siem", "not json")).isEqualTo(202);
        assertThat(post("/v1/alerts", "x".repeat(10 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8), TOKEN.text())
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("/v1/alerts", Examples.bytes("unowned-token.onus.json"), "onus_siem_wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldSayThatThereIsNothingInABody() throws Exception {
        for (String nothing : List.of("", "  ", "[]", "[[]]")) {
            HttpResponse<String> answer = post("/v1/alerts", nothing.getBytes(StandardCharsets.UTF_8), TOKEN.text());
            assertThat(answer.statusCode()).as(nothing).isEqualTo(400);
            assertThat(answer.body()).contains("urn:onus:problem:bad-request", "Expected an alert, but the message");
            HttpResponse<String> fromVendor =
                    post("/v1/sources/siem", nothing.getBytes(StandardCharsets.UTF_8), TOKEN.text());
            assertThat(fromVendor.statusCode()).as(nothing).isEqualTo(202);
            assertThat(fromVendor.body()).contains("\"ignored\"");
        }
    }

    @Test
    void shouldNotTakeABrokenGzipBodyForAnEmptyOne() throws Exception {
        for (String path : List.of("/v1/alerts", "/v1/sources/siem")) {
            HttpRequest broken = request(path, TOKEN.text())
                    .header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"this is not packed at all\"}"))
                    .build();
            HttpResponse<String> answer = HTTP.send(broken, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("gzip");
            HttpRequest cutShort = request(path, TOKEN.text())
                    .header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                    .build();
            assertThat(HTTP.send(cutShort, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldUnpackAGzipBodyWhetherOrNotAHeaderSaysSo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(Examples.bytes("unowned-token.onus.json"));
        }
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray());
        HttpRequest silent =
                request("/v1/sources/siem", TOKEN.text()).POST(body).build();
        HttpRequest said = request("/v1/sources/siem", TOKEN.text())
                .header("Content-Encoding", "gzip")
                .POST(body)
                .build();
        for (HttpRequest request : List.of(silent, said)) {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"accepted\"");
        }
    }

    @Test
    void shouldSpeakPagerDuty() throws Exception {
        byte[] event = ("{\"routing_key\":\"" + TOKEN.text() + "\",\"event_action\":\"trigger\",\"dedup_key\":\"k\","
                        + "\"payload\":{\"summary\":\"s\",\"source\":\"x\",\"severity\":\"error\"}}")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = post("/v2/enqueue", event, "");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .contains("\"dedup_key\":\"k\"", "Event processed")
                .doesNotContain(TOKEN.secret());
    }

    @Test
    void shouldListAndReplayADeadLetter() throws Exception {
        post(
                "/v1/sources/listed",
                "{\"colour\":\"red\",\"password\":\"hunter2hunter2\"}".getBytes(StandardCharsets.UTF_8),
                TOKEN.text());
        HttpRequest list =
                request("/v1/dead-letters?source=listed", TOKEN.text()).GET().build();
        String body = HTTP.send(list, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(body).contains("listed", "colour").doesNotContain("hunter2");

        String id = JSON.readTree(body).path("items").path(0).path("id").asText();
        String ids = "{\"ids\":[\"" + id + "\"]}";
        HttpResponse<String> replayed =
                post("/v1/dead-letters/replay", ids.getBytes(StandardCharsets.UTF_8), TOKEN.text());
        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(202);
    }

    private static int status(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8), TOKEN.text()).statusCode();
    }

    private static HttpResponse<String> post(String path, byte[] body, String token) throws Exception {
        HttpRequest request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
