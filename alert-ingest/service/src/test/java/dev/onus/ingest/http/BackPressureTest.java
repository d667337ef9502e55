package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.embedded.EmbeddedCluster;
import dev.onus.ingest.Bench;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is more than fits is told to come back before its body is read, and the room comes back with whoever leaves. */
class BackPressureTest {
    private static final int MAX_BYTES = 100_000;
    private static final int MAX_REQUESTS = 3;

    private Bench bench;
    private InFlight inFlight;

    @BeforeEach
    void start() {
        bench = Bench.startedWith(
                EmbeddedCluster.shared().bootstrapServers(),
                Map.of(
                        "onus.ingest.max-bytes-in-flight", MAX_BYTES,
                        "onus.ingest.max-requests-in-flight", MAX_REQUESTS));
        inFlight = bench.bean(InFlight.class);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void shouldTurnAwayWhatDoesNotFitAndTakeItWhenThereIsRoom() throws IOException {
        try (Socket slow = halfOf("/v1/alerts", 80_000)) {
            await().atMost(Bench.SOON).until(() -> inFlight.bytes() == 80_000);
            assertBusy(bench.post("/v1/alerts", alert("too much", 30_000)));
            assertBusy(bench.post("/services/collector", alert("too much", 30_000)));
            assertThat(bench.post("/services/collector", alert("too much", 30_000))
                            .body())
                    .contains("\"code\":9");
            assertThat(bench.post("/v1/alerts", alert("still fits", 10)).statusCode())
                    .isEqualTo(202);
            slow.shutdownOutput();
        }
        await().atMost(Bench.SOON).until(() -> inFlight.bytes() == 0 && inFlight.requests() == 0);
        assertThat(bench.post("/v1/alerts", alert("too much", 30_000)).statusCode())
                .isEqualTo(202);
        assertThat(bench.alertsTitled("too much")).hasSize(1);
    }

    @Test
    void shouldTakeABodyThatIsLargerThanTheRoomWhenNothingElseIsThere() {
        assertThat(bench.post("/v1/alerts", alert("large", 300_000)).statusCode())
                .isEqualTo(202);
        assertThat(inFlight.bytes()).isZero();
    }

    @Test
    void shouldBoundTheRequestsThatWait() throws IOException {
        try (Socket first = halfOf("/v1/alerts", 10);
                Socket second = halfOf("/v1/sources/any", 10);
                Socket third = halfOf("/api/v2/alerts", 10)) {
            await().atMost(Bench.SOON).until(() -> inFlight.requests() == MAX_REQUESTS);
            assertThat(first.isConnected() && second.isConnected() && third.isConnected())
                    .isTrue();
            assertBusy(bench.post("/v1/alerts", alert("one more", 1)));
            assertThat(bench.getAnonymously("/services/collector/health").statusCode())
                    .as("questions are no intake")
                    .isEqualTo(200);
        }
        await().atMost(Bench.SOON)
                .until(() -> bench.post("/v1/alerts", alert("one more", 1)).statusCode() == 202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/alerts",
                "/v1/sources/any",
                "/v1/sources/any/token-in-the-path",
                "/v2/enqueue",
                "/api/v2/alerts",
                "/services/collector",
                "/services/collector/event",
                "/services/collector/raw/1.0"
            })
    void shouldGiveAPlaceAtEveryAddressOfIntake(String address) throws IOException {
        try (Socket slow = halfOf(address, 10)) {
            await().atMost(Bench.SOON).until(() -> inFlight.requests() == 1);
            slow.shutdownOutput();
        }
        await().atMost(Bench.SOON).until(() -> inFlight.requests() == 0);
    }

    @Test
    void shouldLeaveNothingBehindWhateverBecomesOfARequest() {
        bench.post("/v1/alerts", "not JSON");
        bench.postAnonymously("/v1/alerts", "{}");
        bench.post("/v1/alerts", "x".repeat(11 * 1024 * 1024));
        bench.post("/v1/alerts", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3}, "Content-Encoding", "gzip");
        bench.post("/v1/sources/no such/name/at/all".replace(' ', '-'), "{}");
        bench.post("/v1/alerts-of-nobody", "{}");

        await().atMost(Bench.SOON).until(() -> inFlight.bytes() == 0 && inFlight.requests() == 0);
    }

    /** A request whose body never arrives. */
    private Socket halfOf(String path, int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", bench.uri("/").getPort());
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + bench.admin.text()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void assertBusy(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static String alert(String title, int padding) {
        return "{\"identityId\":\"a:b:c\",\"title\":\"" + title + "\",\"attributes\":{\"padding\":\""
                + "x".repeat(padding) + "\"}}";
    }
}
