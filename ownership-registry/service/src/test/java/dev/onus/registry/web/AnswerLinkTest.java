package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.pageFor;
import static dev.onus.registry.cases.CaseFixtures.pageId;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.pageWithdrawn;
import static dev.onus.registry.cases.CaseFixtures.recent;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person's answer link, without any log-in. */
class AnswerLinkTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static ConsoleServer server;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldShowWhatHappenedAndWhyThisPersonAndChangeNothing() {
        String link = paged("link-shown", "ana");

        HttpResponse<String> page = server.get(link);
        for (int look = 0; look < 5; look++) {
            server.get(link);
        }

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Access key of payments used from a Tor exit node")
                .contains("on call for payments until 18:00")
                .contains("aws:access-key:AKIAIOSFODNN7EXAMPLE")
                .contains("Acknowledge", "Decline", "escalates to the next step");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(server.stream.responsesTo("link-shown")).isEmpty();
    }

    @Test
    void shouldAcknowledgeAsThePersonOfThePageAndShowWhatComesNext() {
        String link = paged("link-acknowledged", "ana");

        HttpResponse<String> answer = server.post(link, "action=acknowledge", "Content-Type", FORM);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Done.", "You have it");
        assertThat(server.stream.responsesTo("link-acknowledged"))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.getActor().getPerson()).isEqualTo("ana");
                    assertThat(response.getActor().getVia()).isEqualTo("link");
                    assertThat(response.getPageId())
                            .isEqualTo(pageId(recent("link-acknowledged").build(), "ana", 1));
                    assertThat(response.getExpectedVersion()).isEqualTo(1L);
                });
    }

    @Test
    void shouldCountAButtonPressedTwiceOnceAndShowTheOtherWhoWasFirst() {
        CaseState open = recent("link-raced").build();
        server.stream.open(open, pageRequested(open, "ana", 1), pageRequested(open, "bo", 1));
        String ana = server.linkOf(pageId(open, "ana", 1));
        String bo = server.linkOf(pageId(open, "bo", 1));
        await().until(() ->
                server.get(ana).statusCode() == 200 && server.get(bo).statusCode() == 200);

        server.post(ana, "action=acknowledge&version=1", "Content-Type", FORM);
        HttpResponse<String> again = server.post(ana, "action=acknowledge&version=1", "Content-Type", FORM);
        HttpResponse<String> late = server.post(bo, "action=acknowledge&version=1", "Content-Type", FORM);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(server.stream.responsesTo("link-raced")).hasSize(2);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("<strong>ana</strong> acknowledged first");
        assertThat(server.get(bo).body()).doesNotContain(">Acknowledge</button>");
    }

    @Test
    void shouldLetTheHolderKeepItWhereTheReminderLeads() {
        String link = paged("link-kept", "ana");
        server.post(link, "action=acknowledge&version=1", "Content-Type", FORM);
        await().until(() -> server.get(link).body().contains(">Keep it</button>"));

        HttpResponse<String> kept = server.post(link, "action=acknowledge&version=2", "Content-Type", FORM);

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(server.stream.responsesTo("link-kept"))
                .as("an extension is an answer of its own")
                .hasSize(2);
    }

    @Test
    void shouldWantAReasonForADecline() {
        String link = paged("link-declined", "ana");

        HttpResponse<String> without = server.post(link, "action=decline", "Content-Type", FORM, "Accept", "text/html");
        HttpResponse<String> with = server.post(link, "action=decline&reason=on+a+plane", "Content-Type", FORM);

        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(server.stream.responsesTo("link-declined"))
                .extracting(Response::getReason)
                .containsExactly("on a plane");
    }

    @Test
    void shouldDoNothingElseThanAcknowledgeAndDecline() {
        String link = paged("link-limited", "ana");

        HttpResponse<String> resolve = server.post(link, "action=resolve&reason=x", "Content-Type", FORM);
        HttpResponse<String> contain = server.post(
                link, "{\"action\":\"contain\"}", "Content-Type", "application/json", "Accept", "application/json");
        HttpResponse<String> disclose =
                server.post(link, "action=decisions&decision=disclose-to-customers", "Content-Type", FORM);
        assertThat(resolve.statusCode()).isEqualTo(403);
        assertThat(resolve.body()).contains("Expected a log-in", "/login?to=/cases/link-limited");
        assertThat(contain.statusCode()).isEqualTo(403);
        assertThat(contain.body()).contains("\"login\":\"/login?to=/cases/link-limited\"");
        assertThat(disclose.statusCode()).isEqualTo(403);
        assertThat(server.post(link, "", "Content-Type", FORM).statusCode()).isEqualTo(400);
        assertThat(server.stream.responsesTo("link-limited")).isEmpty();
    }

    @Test
    void shouldKnowNoLinkThatWasTamperedWith() {
        String link = paged("link-tampered", "ana");
        char last = link.charAt(link.length() - 2);
        String tampered =
                link.substring(0, link.length() - 2) + (last == 'A' ? 'B' : 'A') + link.charAt(link.length() - 1);

        assertThat(server.get(tampered).statusCode()).isEqualTo(404);
        assertThat(server.get("/a/x").statusCode()).isEqualTo(404);
        assertThat(server.post(tampered, "action=acknowledge", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.stream.responsesTo("link-tampered")).isEmpty();
    }

    @Test
    void shouldSayThatAPageWasWithdrawn() {
        CaseState open = recent("link-withdrawn").build();
        server.stream.open(open, pageRequested(open, "ana", 1), pageWithdrawn(open, "ana", 1));
        String link = server.linkOf(pageId(open, "ana", 1));
        await().until(() -> server.get(link).body().contains("withdrawn"));

        assertThat(server.get(link).body()).doesNotContain(">Acknowledge</button>");
    }

    @Test
    void shouldAnswerProgramsInJson() {
        String link = paged("link-json", "ana");

        HttpResponse<String> shown = server.get(link, "Accept", "application/json");
        HttpResponse<String> answer = server.post(
                link, "{\"action\":\"acknowledge\"}", "Content-Type", "application/json", "Accept", "application/json");

        assertThat(shown.body()).contains("\"person\":\"ana\"", "\"state\":\"open\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"state\":\"acknowledged\"", "\"acknowledgedBy\":\"ana\"");
    }

    @Test
    void shouldShowThePageToWhoeverAsksForHtmlAlone() {
        String link = paged("link-html", "ana");

        HttpResponse<String> shown = server.get(link, "Accept", "text/html");
        HttpResponse<String> answer =
                server.post(link, "action=acknowledge", "Content-Type", FORM, "Accept", "text/html");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.get("/login", "Accept", "text/html").statusCode()).isEqualTo(200);
        assertThat(server.get("/assets/onus.css", "Accept", "text/css").statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldTakeOneTapWithoutCookiesAndAnswerInJson() {
        String acknowledged = paged("link-tapped", "ana");
        String declined = paged("link-tapped-away", "ana");

        HttpResponse<String> yes =
                server.post(acknowledged, "action=acknowledge", "Content-Type", FORM, "Accept", "application/json");
        HttpResponse<String> no = server.post(declined, "action=decline", "Content-Type", FORM);

        assertThat(yes.statusCode()).isEqualTo(200);
        assertThat(yes.body()).contains("\"acknowledgedBy\":\"ana\"");
        assertThat(no.statusCode()).isEqualTo(200);
        assertThat(server.stream.responsesTo("link-tapped-away"))
                .extracting(Response::getReason)
                .containsExactly("Declined by one tap, without words.");
    }

    @Test
    void shouldAnswerNothingAndReadNothingForProgramsThatLookIntoMails() {
        String link = paged("link-scanned", "ana");

        server.get(link);
        server.head(link);
        server.get(link, "Sec-Fetch-User", "?1", "Sec-Purpose", "prefetch");
        server.get(link, "Accept", "text/html", "User-Agent", "a scanner");

        assertThat(server.stream.responsesTo("link-scanned")).isEmpty();
        // The log has an order: what would have been said before stands before this.
        server.post(link, "action=acknowledge", "Content-Type", FORM);
        assertThat(server.stream.saidTo("link-scanned", "delivery-receipt")).isEmpty();
    }

    @Test
    void shouldSayOnceThatThePersonHasReadIt() {
        String link = paged("link-read", "ana");

        server.get(link, "Accept", "text/html", "Sec-Fetch-User", "?1", "Sec-Fetch-Site", "none");
        server.get(link, "Accept", "text/html", "Sec-Fetch-User", "?1", "Sec-Fetch-Site", "none");
        server.post(link, "action=acknowledge", "Content-Type", FORM);

        await().until(() -> !server.stream.responsesTo("link-read").isEmpty());
        assertThat(server.stream.saidTo("link-read", "delivery-receipt"))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.getParameters())
                            .containsEntry("state", "read")
                            .containsEntry("channel", "link")
                            .containsEntry("person", "ana");
                    assertThat(said.getPageId())
                            .isEqualTo(pageId(recent("link-read").build(), "ana", 1));
                });
    }

    @Test
    void shouldAnswerNoPageThatIsTooOldAndSayWhereToGo() {
        CaseState old = recent("link-old")
                .setOpenedAt(Instant.now().minus(Duration.ofDays(15)))
                .build();
        server.stream.open(old, pageRequested(old, "ana", 1));
        String link = server.linkOf(pageId(old, "ana", 1));
        await().until(() -> server.get(link).statusCode() == 200);

        HttpResponse<String> shown = server.get(link);
        HttpResponse<String> answer = server.post(link, "action=acknowledge", "Content-Type", FORM);

        assertThat(shown.body())
                .contains("no longer answers", "/login?to=/cases/link-old")
                .doesNotContain(">Acknowledge<");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(server.stream.responsesTo("link-old")).isEmpty();
    }

    @Test
    void shouldAcceptAShiftThatIsOffered() {
        CaseState offer = recent("link-shift").setKind("hand-over").build();
        server.stream.open(offer, pageFor(pageRequested(offer, "ana", 1), "offer", "email"));
        String link = server.linkOf(pageId(offer, "ana", 1));
        await().until(() -> server.get(link).statusCode() == 200);

        assertThat(server.get(link).body()).contains(">Accept the shift</button>", ">Decline</button>");
        server.post(link, "action=acknowledge", "Content-Type", FORM);
        server.post(link, "action=decline&reason=away", "Content-Type", FORM);

        assertThat(server.stream.responsesTo("link-shift"))
                .extracting(Response::getAction)
                .containsExactly("approve", "reject");
    }

    @Test
    void shouldOfferALogInForWhatLasts() {
        String link = paged("link-login", "ana");

        assertThat(server.get(link).body()).contains("/login?to=/cases/link-login", "To contain, accept the risk");
        assertThat(server.get("/login?to=/cases/link-login").body()).contains("value=\"/cases/link-login\"");
        assertThat(server.get("/login?to=https://elsewhere.example.org/").body())
                .as("a log-in leads nowhere else")
                .contains("name=\"to\" value=\"/\"");
    }

    private static String paged(String caseId, String person) {
        CaseState open = recent(caseId).build();
        server.stream.open(open, pageRequested(open, person, 1));
        String link = server.linkOf(pageId(open, person, 1));
        await().until(() -> server.get(link).statusCode() == 200);
        return link;
    }
}
