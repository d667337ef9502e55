package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.pageId;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.cases.EffectFixtures.blocking;
import static dev.onus.registry.cases.EffectFixtures.review;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.DisputeFacts;
import dev.onus.contracts.OfferFacts;
import dev.onus.contracts.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page of a case offers to do, and what its forms send. */
class ConsoleAnswersTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static ConsoleServer server;
    private static String session;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        HttpResponse<String> login = server.postForm("/login", "token=" + ConsoleServer.ADMIN, "none=1");
        session = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldShowWhatWasAskedOfPlatformTeamsAndLetItBeApproved() {
        open(state("forms-review")
                .setEffects(List.of(blocking("e-forms", "s3:write"), review("e-review")))
                .build());

        String page = page("forms-review");
        send("forms-review", "approve", "effect=e-review&reason=checked");

        assertThat(page)
                .contains("s3:write", "team:platform agreed to it", "Taken back at")
                .contains("waits for an approval", "/cases/forms-review/approve", "/cases/forms-review/reject");
        assertThat(sent("forms-review").getAction()).isEqualTo("approve");
        assertThat(sent("forms-review").getParameters()).containsEntry("effect", "e-review");
    }

    @Test
    void shouldSnoozeForAWhile() {
        open(state("forms-snoozed").build());

        send("forms-snoozed", "snooze", "for=PT1H");

        assertThat(sent("forms-snoozed").getParameters()).containsEntry("for", "PT1H");
    }

    @Test
    void shouldPassACaseOnToAPersonOrATeamAlone() {
        open(state("forms-passed").build());

        HttpResponse<String> wrong = send("forms-passed", "reassign", "to=bo&reason=theirs");
        send("forms-passed", "reassign", "to=person%3Abo&reason=theirs");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Expected person:&lt;name&gt; or team:&lt;name&gt;");
        assertThat(sent("forms-passed").getParameters()).containsEntry("to", "person:bo");
    }

    @Test
    void shouldOfferToSettleADisputeOnlyWhereThereIsOne() {
        open(state("forms-calm").build());
        open(state("forms-disputed")
                .setDispute(DisputeFacts.newBuilder()
                        .setBy("person:bo")
                        .setProposed("platform")
                        .setSettleBy(NOON)
                        .build())
                .build());

        assertThat(page("forms-calm")).contains("/dispute\"").doesNotContain("/settle\"");
        assertThat(page("forms-disputed")).contains("/settle\"", "stays bound").doesNotContain("/dispute\"");
    }

    @Test
    void shouldOfferAClaimOnlyWhereNobodyOwnsTheIdentity() {
        open(state("forms-owned").build());
        open(state("forms-unowned")
                .setOwner("catch-all")
                .setOwnerSource("catch-all")
                .build());

        assertThat(page("forms-owned")).doesNotContain("/claim\"");
        assertThat(page("forms-unowned")).contains("/claim\"", "Nobody owns this identity");
    }

    @Test
    void shouldOfferNothingButToOpenItAgainOnceItIsClosed() {
        open(state("forms-closed")
                .setState(CaseStateName.resolved)
                .setOutcome("contained")
                .setClosedAt(NOON)
                .build());

        assertThat(page("forms-closed"))
                .contains("/reopen\"", "/note\"")
                .doesNotContain("/acknowledge\"", "/snooze\"", "/contain\"", "/resolve\"");
    }

    @Test
    void shouldLetWhoeverItIsOfferedToTakeItOverByTheLink() {
        CaseState offered = state("forms-offered")
                .setState(CaseStateName.acknowledged)
                .setAcknowledgedBy("ana")
                .setOffer(OfferFacts.newBuilder()
                        .setBy("person:ana")
                        .setTo("person:bo")
                        .setExpiresAt(NOON)
                        .build())
                .build();
        server.stream.open(offered, pageRequested(offered, "bo", 1));
        String link = server.linkOf(pageId(offered, "bo", 1));
        await().until(() -> server.get(link).statusCode() == 200);

        assertThat(server.get(link).body()).contains("offers it to <strong>you</strong>", ">Take it over</button>");
    }

    @Test
    void shouldSendWhoeverMayApproveFromTheLinkToTheLogin() {
        CaseState reviewed =
                state("forms-link").setEffects(List.of(review("e-link"))).build();
        server.stream.open(reviewed, pageRequested(reviewed, "ana", 1));
        String link = server.linkOf(pageId(reviewed, "ana", 1));
        await().until(() -> server.get(link).statusCode() == 200);

        HttpResponse<String> approving =
                server.post(link, "action=approve", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(server.get(link).body()).contains("waits for an approval", "Log in to decide");
        assertThat(approving.statusCode()).isEqualTo(403);
        assertThat(server.stream.responsesTo("forms-link")).isEmpty();
    }

    private static void open(CaseState state) {
        server.stream.open(state);
        await().until(() -> server.get("/v1/cases/" + state.getId(), "Authorization", "Bearer " + ConsoleServer.ADMIN)
                        .statusCode()
                == 200);
    }

    private static String page(String caseId) {
        return server.get("/cases/" + caseId, "Cookie", session).body();
    }

    private static HttpResponse<String> send(String caseId, String action, String fields) {
        Matcher csrf = CSRF.matcher(page(caseId));
        assertThat(csrf.find()).isTrue();
        return server.postForm("/cases/" + caseId + "/" + action, fields + "&version=1&csrf=" + csrf.group(1), session);
    }

    private static Response sent(String caseId) {
        assertThat(server.stream.responsesTo(caseId)).hasSize(1);
        return server.stream.responsesTo(caseId).getFirst();
    }
}
