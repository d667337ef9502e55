package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.onus.ingest.Bench;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SignedSourceTest {
    private static final String SECRET = "s1gned-by-the-vendor";

    @TempDir
    private static Path dir;

    private static Bench bench;

    @BeforeAll
    static void start() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret"), SECRET + "\n");
        bench = Bench.started();
        bench.record("Source", "gh", source("hmac-github", "file:" + secret));
        bench.record("Source", "slack", source("hmac-slack", "file:" + secret));
        bench.record("Source", "pd", source("hmac-pagerduty", "file:" + secret));
        bench.record("Source", "lost", source("hmac-github", "file:" + dir.resolve("nowhere")));
        bench.record("Source", "shared", source("token", "file:" + secret));
        bench.awaitRecord(bench.record("Source", "silent", "{\"verify\":{\"scheme\":\"hmac-github\"}}"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void shouldTakeWhatIsSignedWithoutAToken() throws Exception {
        String body = alert("signed for GitHub");
        HttpResponse<String> answer = bench.postAnonymously(
                "/v1/sources/gh", body, "X-Hub-Signature-256", "sha256=" + sum(body), "X-GitHub-Delivery", "d-1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(bench.alertsTitled("signed for GitHub")).hasSize(1);
        assertThat(bench.alertsTitled("signed for GitHub").getFirst().value().getSource())
                .isEqualTo("gh");
    }

    @Test
    void shouldNotTakeATokenForASignature() {
        String body = alert("a token is no signature");

        assertThat(bench.post("/v1/sources/gh", body).statusCode()).isEqualTo(401);
        assertThat(bench.postAnonymously("/v1/sources/gh/" + bench.admin.text(), body)
                        .statusCode())
                .isEqualTo(401);
        assertThat(bench.post("/v1/sources/gh", body, "X-Hub-Signature-256", "sha256=00")
                        .statusCode())
                .isEqualTo(401);
        String named =
                "{\"identityId\":\"a:b:c\",\"title\":\"a token is no signature\",\"source\":\"gh\",\"dedupKey\":\"n\"}";
        assertThat(bench.post("/v1/alerts", named).statusCode())
                .as("nor under our own address")
                .isEqualTo(403);
        assertThat(bench.alertsTitled("a token is no signature")).isEmpty();
    }

    @Test
    void shouldVerifyTheBytesAndNotWhatTheyMean() throws Exception {
        String signed = alert("the same in other bytes");
        String sent = signed.replace(",", ", ");

        assertThat(bench.postAnonymously("/v1/sources/gh", sent, "X-Hub-Signature-256", "sha256=" + sum(signed))
                        .statusCode())
                .isEqualTo(401);
        String form = "payload=" + URLEncoder.encode(alert("signed as a form"), StandardCharsets.UTF_8);
        HttpResponse<String> answer = bench.postAnonymously(
                "/v1/sources/gh",
                form,
                "X-Hub-Signature-256",
                "sha256=" + sum(form),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(bench.alertsTitled("signed as a form")).hasSize(1);
    }

    @Test
    void shouldRefuseARecordingOfASignedMessage() throws Exception {
        String body = alert("signed for Slack");
        assertThat(slack(body, Instant.now()).statusCode()).isEqualTo(202);
        assertThat(slack(body, Instant.now().minusSeconds(400)).statusCode()).isEqualTo(401);
        assertThat(slack(body, Instant.now().plusSeconds(400)).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldFindTheGoodOneAmongPagerDutysSignatures() throws Exception {
        String body = alert("signed for PagerDuty");
        String both = "v1=" + "0".repeat(64) + ",v1=" + sum(body);
        assertThat(bench.postAnonymously("/v1/sources/pd", body, "X-PagerDuty-Signature", both)
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.postAnonymously("/v1/sources/pd", body, "X-PagerDuty-Signature", "v1=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldLetNobodyInAndNameNoSecretWhenItCannotBeRead() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        String body = alert("nobody can tell");
        HttpResponse<String> lost =
                bench.postAnonymously("/v1/sources/lost", body, "X-Hub-Signature-256", "sha256=" + sum(body));
        HttpResponse<String> unset =
                bench.post("/v1/sources/silent", body, "X-Hub-Signature-256", "sha256=" + sum(body));
        root.detachAppender(log);

        assertThat(List.of(lost.statusCode(), unset.statusCode())).containsOnly(503);
        assertThat(lost.headers().firstValue("Retry-After")).isPresent();
        assertThat(lost.body()).doesNotContain("nowhere");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("source=lost"))
                .noneMatch(line -> line.contains("nowhere") || line.contains(SECRET));
        assertThat(bench.alertsTitled("nobody can tell")).isEmpty();
    }

    @Test
    void shouldTakeASharedSecretInPlaceOfAToken() {
        String body = alert("with the secret that both know");
        assertThat(bench.postAnonymously("/v1/sources/shared", body, "Authorization", SECRET)
                        .statusCode())
                .isEqualTo(202);
        assertThat(bench.post("/v1/sources/shared", body).statusCode()).isEqualTo(401);
        HttpResponse<String> challenge = bench.getAnonymously(
                "/v1/sources/shared", "X-Okta-Verification-Challenge", "c-1", "Authorization", SECRET);
        assertThat(challenge.statusCode()).isEqualTo(200);
        assertThat(challenge.body()).isEqualTo("{\"verification\":\"c-1\"}");
    }

    private static HttpResponse<String> slack(String body, Instant at) throws Exception {
        String time = Long.toString(at.getEpochSecond());
        return bench.postAnonymously(
                "/v1/sources/slack",
                body,
                "X-Slack-Request-Timestamp",
                time,
                "X-Slack-Signature",
                "v0=" + sum("v0:" + time + ":" + body));
    }

    private static String source(String scheme, String reference) {
        return "{\"verify\":{\"scheme\":\"%s\",\"secretRef\":\"%s\"}}".formatted(scheme, reference);
    }

    private static String alert(String title) {
        return "{\"identityId\":\"a:b:c\",\"title\":\"" + title + "\",\"dedupKey\":\"" + title + "\"}";
    }

    private static String sum(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
