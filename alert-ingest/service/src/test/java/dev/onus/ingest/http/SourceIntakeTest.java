package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.ingest.Bench;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.client.TokenText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceIntakeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTE = 1024 * 1024;

    private static Bench bench;
    private static TokenText own;

    @BeforeAll
    static void start() {
        bench = Bench.started();
        own = bench.token("only-own", "ingest:own");
        long last = bench.record("Source", "fixed", "{\"format\":\"pagerduty\"}");
        await().atMost(Bench.SOON).until(() -> bench.bean(RegistryReader.class).registryOffset() >= last);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void shouldUnpackGzip() throws IOException {
        HttpResponse<String> answer = bench.post(
                "/v1/sources/packed",
                packed(alert("packed").getBytes(StandardCharsets.UTF_8)),
                "Content-Encoding",
                "gzip");

        assertThat(outcomes(answer)).containsExactly("accepted");
        assertThat(bench.alertsTitled("packed")).hasSize(1);
    }

    @Test
    void shouldRefuseWhatUnpacksToTooMuch() throws IOException {
        byte[] bomb = packed(new byte[200 * MEGABYTE]);
        assertThat(bomb.length).isLessThan(MEGABYTE);

        HttpResponse<String> answer = bench.post("/v1/sources/packed", bomb, "Content-Encoding", "gzip");

        assertProblem(answer, 413);
        assertThat(bench.post("/v1/alerts", alert("after the bomb")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldAnswerBrokenGzipWithAProblem() {
        byte[] broken = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8};
        assertProblem(bench.post("/v1/sources/packed", broken, "Content-Encoding", "gzip"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sources/large", "/v1/alerts", "/v2/enqueue"})
    void shouldAnswerTwelveMegabytesWithAProblem(String path) {
        byte[] body = "x".repeat(12 * MEGABYTE).getBytes(StandardCharsets.UTF_8);

        assertProblem(bench.post(path, body), 413);
    }

    @Test
    void shouldTakeATokenFromThePath() throws IOException {
        HttpResponse<String> answer =
                bench.postAnonymously("/v1/sources/own/" + own.text(), alert("with a token in the path"));

        assertThat(outcomes(answer)).containsExactly("accepted");
        assertThat(bench.alertsTitled("with a token in the path")).hasSize(1);
        assertProblem(bench.postAnonymously("/v1/sources/own/onus_only-own_wrong", alert("wrong")), 401);
        assertProblem(bench.postAnonymously("/v1/sources/own", alert("wrong")), 401);
    }

    @Test
    void shouldForbidATokenOfAnotherSource() {
        String bearer = "Bearer " + own.text();
        assertProblem(bench.post("/v1/sources/other", alert("forbidden"), "Authorization", bearer), 403);
        assertProblem(bench.postAnonymously("/v1/sources/other/" + own.text(), alert("forbidden")), 403);
        String named = "{\"title\":\"forbidden\",\"identityId\":\"a:b:c\",\"source\":\"other\"}";
        assertProblem(bench.post("/v1/alerts", named, "Authorization", bearer), 403);
        assertThat(bench.alertsTitled("forbidden")).isEmpty();
        assertThat(bench.post("/v1/sources/own", alert("allowed"), "Authorization", bearer)
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.post("/v1/alerts", alert("allowed"), "Authorization", bearer)
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.alertsTitled("allowed"))
                .allSatisfy(record -> assertThat(record.value().getSource()).isEqualTo("own"));
    }

    @Test
    void shouldTakeTheFormatFromTheAddressBeforeThatOfTheSource() throws IOException {
        assertThat(outcomes(bench.post("/v1/sources/fixed", alert("not a PagerDuty event"))))
                .containsExactly("unmapped");
        assertThat(outcomes(bench.post("/v1/sources/fixed?format=onus", alert("ours after all"))))
                .containsExactly("accepted");
        String event =
                "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"fixed event\",\"source\":\"s\",\"severity\":\"error\"}}";
        assertThat(outcomes(bench.post("/v1/sources/fixed", event))).containsExactly("accepted");
        assertProblem(bench.post("/v1/sources/fixed?format=nonsense", alert("x")), 400);
    }

    @Test
    void shouldTakeASourceThatNobodyConfiguredFromTheAdmin() throws IOException {
        assertThat(outcomes(bench.post("/v1/sources/never-heard-of", alert("from nowhere"))))
                .containsExactly("accepted");
        assertThat(bench.alertsTitled("from nowhere").getFirst().value().getSource())
                .isEqualTo("never-heard-of");
    }

    @Test
    void shouldTakeOneAlertALine() throws IOException {
        String lines = alert("line 1") + "\n" + "{\"broken\n" + alert("line 3") + "\r\n";

        HttpResponse<String> answer = bench.post("/v1/sources/lines", lines, "Content-Type", "application/x-ndjson");

        assertThat(outcomes(answer)).containsExactly("accepted", "unmapped", "accepted");
        assertThat(bench.deadLettersOf("lines")).hasSize(1);
    }

    @Test
    void shouldTakeCloudEventsInEveryMode() throws IOException {
        String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/ce\",\"type\":\"t\",\"data\":%s}";
        String structured = event.formatted("1", alert("structured"));
        assertThat(outcomes(bench.post("/v1/sources/ce", structured, "Content-Type", "application/cloudevents+json")))
                .containsExactly("accepted");
        assertThat(outcomes(bench.post(
                        "/v1/sources/ce",
                        alert("binary"),
                        "ce-specversion",
                        "1.0",
                        "ce-id",
                        "2",
                        "ce-source",
                        "/ce",
                        "ce-type",
                        "t")))
                .containsExactly("accepted");
        String batch =
                "[" + event.formatted("3", alert("batch 3")) + "," + event.formatted("4", alert("batch 4")) + "]";
        assertThat(outcomes(bench.post("/v1/sources/ce", batch, "Content-Type", "application/cloudevents-batch+json")))
                .containsExactly("accepted", "accepted");

        assertThat(delivery("structured")).isEqualTo("/ce 1");
        assertThat(delivery("binary")).isEqualTo("/ce 2");
        assertThat(delivery("batch 3")).isEqualTo("/ce 3");
        assertThat(delivery("batch 4")).isEqualTo("/ce 4");
    }

    @Test
    void shouldGiveTheSameDeliveryTheSameAlertId() throws IOException {
        String first = alertId(bench.post("/v1/alerts", alert("twice"), "Idempotency-Key", "k-1"));
        String again = alertId(bench.post("/v1/alerts", alert("twice"), "Idempotency-Key", "k-1"));
        String other = alertId(bench.post("/v1/alerts", alert("twice"), "Idempotency-Key", "k-2"));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void shouldSayThatThereIsNothingInAnEmptyBody() throws IOException {
        assertThat(outcomes(bench.post("/v1/sources/empty", ""))).containsExactly("ignored");
        assertThat(bench.deadLettersOf("empty")).isEmpty();
        assertProblem(bench.post("/v1/alerts", ""), 400);
        assertProblem(bench.post("/v1/alerts", "[]"), 400);
    }

    @Test
    void shouldTakeTheGoodItemsOfAnArray() throws IOException {
        String array = "[" + alert("good 1") + ",{\"title\":7}," + alert("good 2") + "]";

        int before = bench.deadLettersOf("api").size();
        HttpResponse<String> answer = bench.post("/v1/alerts", array);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(outcomes(answer)).containsExactly("accepted", "rejected", "accepted");
        assertThat(bench.deadLettersOf("api")).hasSize(before + 1);
        assertThat(bench.alertsTitled("good 2")).hasSize(1);
        assertProblem(bench.post("/v1/alerts", "[{\"title\":7},{}]"), 400);
        assertThat(bench.deadLettersOf("api")).hasSize(before + 1);
    }

    private static String alert(String title) {
        return "{\"identityId\":\"a:b:c\",\"title\":\"" + title + "\",\"dedupKey\":\"" + title + "\"}";
    }

    private static String delivery(String title) {
        return String.valueOf(bench.alertsTitled(title).getFirst().value().getDelivery());
    }

    private static List<String> outcomes(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        List<String> outcomes = new ArrayList<>();
        JSON.readTree(answer.body())
                .path("receipts")
                .forEach(line -> outcomes.add(line.path("outcome").asText()));
        return outcomes;
    }

    private static String alertId(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body())
                .path("receipts")
                .path(0)
                .path("alertId")
                .asText();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        try {
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("detail").asText()).startsWith("Expected");
        } catch (IOException e) {
            throw new AssertionError("Expected a problem as JSON, but got " + answer.body(), e);
        }
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
