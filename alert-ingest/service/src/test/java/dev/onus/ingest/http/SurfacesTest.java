package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.ingest.Bench;
import dev.onus.registry.client.TokenText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The surfaces of other products, spoken to as their senders do. */
class SurfacesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Bench bench;
    private static TokenText shipper;

    @BeforeAll
    static void start() {
        bench = Bench.started();
        shipper = bench.token("shipper", "ingest:audit-stream");
        bench.awaitRecord(bench.record("Source", "audit-stream", "{}"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/collector",
                "/services/collector/event",
                "/services/collector/event/1.0",
                "/services/collector/raw",
                "/services/collector/raw/1.0?channel=0aeeac95-ac74-4aa9-b30d-6c4c0ac581ba"
            })
    void shouldSpeakSplunksEventCollector(String path) throws IOException {
        String title = "shipped to " + path;
        HttpResponse<String> answer =
                bench.postAnonymously(path, alert(title), "Authorization", "Splunk " + shipper.text());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("text").asText()).isEqualTo("Success");
        assertThat(body.path("code").asInt(-1)).isZero();
        assertThat(body.path("receipts").path(0).path("outcome").asText()).isEqualTo("accepted");
        assertThat(bench.alertsTitled(title)).hasSize(1);
        assertThat(bench.alertsTitled(title).getFirst().value().getSource())
                .as("a token for one source says which")
                .isEqualTo("audit-stream");
    }

    @Test
    void shouldFindTheTokenWhereverSplunksSendersPutIt() {
        String basic =
                Base64.getEncoder().encodeToString(("anybody:" + shipper.text()).getBytes(StandardCharsets.UTF_8));
        assertThat(bench.postAnonymously("/services/collector", alert("basic"), "Authorization", "Basic " + basic)
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.postAnonymously("/services/collector/raw?token=" + shipper.text(), alert("in the query"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldAnswerWithSplunksCodes() throws IOException {
        assertSplunk(bench.postAnonymously("/services/collector", alert("x")), 401, 2);
        assertSplunk(bench.postAnonymously("/services/collector", alert("x"), "Authorization", "Digest x"), 401, 3);
        assertSplunk(bench.postAnonymously("/services/collector", alert("x"), "Authorization", "Splunk x"), 403, 4);
        String good = "Splunk " + shipper.text();
        assertSplunk(bench.postAnonymously("/services/collector", "", "Authorization", good), 400, 5);
        assertSplunk(bench.postAnonymously("/services/collector/ack", "{}", "Authorization", good), 400, 14);
        assertSplunk(
                bench.postAnonymously("/services/collector", "x".repeat(11_000_000), "Authorization", good), 413, 27);
        assertSplunk(bench.getAnonymously("/services/collector/health"), 200, 17);
        assertSplunk(bench.getAnonymously("/services/collector/health/1.0"), 200, 17);
    }

    @Test
    void shouldKeepWhatNobodyUnderstandsInsteadOfRefusingIt() throws IOException {
        HttpResponse<String> answer = bench.postAnonymously(
                "/services/collector/raw", "half a line {\"", "Authorization", "Splunk " + shipper.text());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())
                        .path("receipts")
                        .path(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("unmapped");
    }

    @Test
    void shouldTakeABodyThatATypicalCommandCallsAForm() {
        assertThat(bench.postAnonymously(
                                "/services/collector",
                                alert("called a form"),
                                "Authorization",
                                "Splunk " + shipper.text(),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.alertsTitled("called a form")).hasSize(1);
    }

    @Test
    void shouldStandInAListOfAlertmanagers() {
        HttpResponse<String> answer =
                bench.post("/api/v2/alerts", "[" + alert("for an Alertmanager 1") + "," + alert("for another 2") + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(bench.alertsTitled("for another 2").getFirst().value().getSource())
                .isEqualTo("alertmanager");
        assertThat(bench.postAnonymously("/api/v2/alerts", "[]").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldGiveOktasChallengeBackToWhoeverMaySend() {
        String name = "X-Okta-Verification-Challenge";
        HttpResponse<String> answer =
                bench.getAnonymously("/v1/sources/audit-stream/" + shipper.text(), name, "Me_rShK8\"x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"verification\":\"Me_rShK8\\\"x\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(bench.getAnonymously("/v1/sources/audit-stream", name, "x").statusCode())
                .isEqualTo(401);
        assertThat(bench.getAnonymously("/v1/sources/other/" + shipper.text(), name, "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldTakeTextAsText() {
        assertThat(bench.post("/v1/sources/text", alert("as text"), "Content-Type", "text/plain; charset=utf-8")
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.alertsTitled("as text")).hasSize(1);
    }

    private static void assertSplunk(HttpResponse<String> answer, int status, int code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("code").asInt(-1)).isEqualTo(code);
        assertThat(body.path("text").asText()).isNotEmpty();
    }

    private static String alert(String title) {
        return "{\"identityId\":\"a:b:c\",\"title\":\"" + title + "\",\"dedupKey\":\"" + title + "\"}";
    }
}
