package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.Receiver.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** SYS-3, SYS-4, ESC-1: an alert finds its owner, nobody answers, it escalates, somebody answers, all of it is seen. */
class MainJobTest {
    private final OnusApi api = SharedOnus.get().api();

    @Test
    void shouldPageTheOwnerThenTheBackupUntilSomebodyAnswers() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver()) {
            Company company = new Company(receiver, "PT3S", "PT60S");
            company.applyTo(api);

            company.alert(api, "The deploy key was used from a new country");
            Message owner = receiver.await("the owner's page", Message::isRequest);
            Instant ownerPagedAt = Instant.now();
            assertThat(owner.person()).isEqualTo(company.owner());
            assertThat(owner.data().path("reason").asText()).isNotBlank();
            assertThat(owner.data().path("identity").path("id").asText()).isEqualTo(company.identity());

            Message backup = receiver.await(
                    "the backup's page", message -> message.person().equals(company.backup()));
            assertThat(Duration.between(ownerPagedAt, Instant.now()))
                    .as("no step fires before it is due (G3)")
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(backup.caseId()).isEqualTo(owner.caseId());

            String link = backup.data().path("answerUrl").asText();
            assertThat(get(link).statusCode()).isEqualTo(200);
            assertThat(stateOf(owner.caseId())).as("GET never acts").isEqualTo("open");
            assertThat(post(link).statusCode()).isLessThan(400);
            Awaitility.await("the acknowledgement")
                    .until(() -> stateOf(owner.caseId()).equals("acknowledged"));

            JsonNode found = api.get("/v1/cases/" + owner.caseId());
            assertThat(found.path("acknowledgedBy").asText()).isEqualTo(company.backup());
            assertThat(found.path("owner").asText()).isEqualTo(company.ownerTeam());
            assertThat(kinds(owner.caseId()))
                    .contains("opened", "page-requested", "page-delivered", "escalated", "acknowledged");
            assertThat(receiver.requests(owner.caseId()))
                    .as("one page each and no other")
                    .extracting(Message::person)
                    .containsExactly(company.owner(), company.backup());
            assertThat(receiver.repeatedIds()).isEmpty();
        }
    }

    @Test
    void shouldFoldASecondAlertOfTheSameKindIntoTheOpenCase() {
        try (Receiver receiver = new Receiver()) {
            Company company = new Company(receiver, "PT60S", "PT60S");
            company.applyTo(api);

            company.alert(api, "The same thing");
            Message page = receiver.await("the owner's page", Message::isRequest);
            company.alert(api, "The same thing");

            Awaitility.await("the fold")
                    .until(() ->
                            api.get("/v1/cases/" + page.caseId()).path("alerts").asInt() == 2);
            assertThat(receiver.requests(page.caseId())).hasSize(1);
        }
    }

    @Test
    void shouldSendAnUnownedAlertToTheCatchAll() {
        JsonNode alert = OnusApi.JSON
                .createObjectNode()
                .put("identityId", "test:key:nobody-registered-this")
                .put("title", "An alert about a key that nobody knows")
                .put("severity", "high");
        String receipt = api.postJson("/v1/alerts", alert)
                .body()
                .path("receipts")
                .path(0)
                .path("id")
                .asText();

        JsonNode found = OpenedCase.of(api, receipt);
        assertThat(found.path("owner").asText()).isEqualTo("catch-all");
        assertThat(found.path("ownerSource").asText()).isEqualTo("catch-all");
    }

    private String stateOf(String caseId) {
        return api.get("/v1/cases/" + caseId).path("state").asText();
    }

    private List<String> kinds(String caseId) {
        return api.get("/v1/cases/" + caseId + "/timeline")
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asText())
                .toList();
    }

    private static HttpResponse<String> get(String link) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(link)).build());
    }

    private static HttpResponse<String> post(String link) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("action=acknowledge"))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
