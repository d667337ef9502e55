package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.ApiAnswer;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.Receiver.Message;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SYS-7: bad input gets a clear answer, loses nothing, and the service keeps working. */
class BadInputTest {
    private static final int TWELVE_MEGABYTES = 12 * 1024 * 1024;
    private static final int VERY_DEEP = 20_000;

    private final OnusProcess onus = SharedOnus.get();
    private final OnusApi api = onus.api();

    @AfterEach
    void shouldStillPageAfterwards() {
        try (Receiver receiver = new Receiver()) {
            Company company = new Company(receiver, "PT60S", "PT60S");
            company.applyTo(api);
            company.alert(api, "A good alert after a bad one");
            receiver.await("the owner's page", Message::isRequest);
        }
    }

    @Test
    void shouldRefuseWhatIsNotJson() {
        ApiRefusedException refused = refused("/v1/alerts", "this is not JSON");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.getMessage()).isNotBlank();
    }

    @Test
    void shouldRefuseTwelveMegabytes() {
        ApiRefusedException refused =
                refused("/v1/alerts", "{\"title\":\"" + "x".repeat(TWELVE_MEGABYTES) + "\",\"identityId\":\"a:b:c\"}");
        assertThat(refused.status()).isEqualTo(413);
    }

    @Test
    void shouldRefuseDeepNesting() {
        String deep = "{\"title\":\"t\",\"identityId\":\"a:b:c\",\"attributes\":" + "[".repeat(VERY_DEEP)
                + "]".repeat(VERY_DEEP) + "}";
        assertThat(refused("/v1/alerts", deep).status()).isEqualTo(400);
    }

    @Test
    void shouldNameTheFieldOfAWrongType() {
        ApiRefusedException refused =
                refused("/v1/alerts", "{\"title\":{\"not\":\"a text\"},\"identityId\":\"a:b:c\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().toString()).contains("title");
    }

    @Test
    void shouldNameWhatIsMissing() {
        ApiRefusedException refused = refused("/v1/alerts", "{\"severity\":\"high\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem().toString()).contains("title");
    }

    @Test
    void shouldTakeUnknownFieldsAndASeverityThatNobodyKnows() {
        ApiAnswer answer = post(
                "/v1/alerts",
                "{\"title\":\"t\",\"identityId\":\"test:key:odd\",\"severity\":\"catastrophic\",\"surprise\":{\"a\":1}}");
        JsonNode receipt = answer.body().path("receipts").path(0);
        assertThat(receipt.path("outcome").asText()).isEqualTo("accepted");
        assertThat(OpenedCase.of(api, receipt.path("id").asText())
                        .path("severity")
                        .asText())
                .isEqualTo("unknown");
    }

    @Test
    void shouldOpenACaseForAnAlertWithoutAnIdentity() {
        ApiAnswer answer = post(
                "/v1/alerts", "{\"title\":\"Nobody knows whose this is\",\"resource\":\"s3://cards\",\"rule\":\"r1\"}");
        JsonNode receipt = answer.body().path("receipts").path(0);
        assertThat(receipt.path("outcome").asText()).isEqualTo("accepted");
        assertThat(OpenedCase.of(api, receipt.path("id").asText()).path("owner").asText())
                .isEqualTo("catch-all");
    }

    @Test
    void shouldKeepWhatAVendorSendsInAShapeThatNobodyKnows() {
        ApiAnswer answer = post("/v1/sources/some-product", "level=warn this is a line of text");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("receipts").path(0).path("outcome").asText())
                .isEqualTo("unmapped");
        Awaitility.await("the dead letter")
                .until(() ->
                        api.get("/v1/dead-letters").path("items").toString().contains("some-product"));
    }

    @Test
    void shouldRefuseAStrangerWithoutSayingMore() {
        try (OnusApi stranger = new OnusApi(onus.url(), Optional.of("onus_admin_wrong"))) {
            ApiRefusedException refused =
                    catchThrowableOfType(ApiRefusedException.class, () -> stranger.get("/v1/cases"));
            assertThat(refused.status()).isEqualTo(401);
        }
    }

    private ApiAnswer post(String path, String body) {
        return api.post(path, OnusApi.AS_JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private ApiRefusedException refused(String path, String body) {
        ApiRefusedException refused = catchThrowableOfType(ApiRefusedException.class, () -> post(path, body));
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }
}
