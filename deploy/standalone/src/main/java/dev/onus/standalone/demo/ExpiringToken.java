package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Two tokens expire while their system is being released (ESC-13, ESC-14). The platform owner is paged first, by the
 * policy of the window, and acknowledges both; one is renewed in time, and for the other the identity on-call is paged
 * although somebody has acknowledged.
 */
final class ExpiringToken implements Scenario {
    private static final String LATE = "github:token:release-publisher";
    private static final String IN_TIME = "github:token:release-notes";
    private static final Duration RENEWED_WITHIN = Duration.ofMinutes(5);
    private static final Set<String> IDENTITY_ON_CALL = ExampleOrganisation.IDENTITY_GOVERNANCE;

    @Override
    public String name() {
        return "expiring-token";
    }

    @Override
    public String about() {
        return "A token expires in a release: its owner first, the identity on-call if it is not renewed (ESC-13, ESC-14).";
    }

    @Override
    public void play(Stage stage) {
        stage.apply("two tokens of the build farm expire while release 42 is on", "expiring-tokens.yaml");
        String late = opened(stage, LATE);
        String inTime = opened(stage, IN_TIME);
        stage.follow(late);
        stage.follow(inTime);
        JsonNode chosen = stage.cases().get(late);
        stage.check(
                "the policy of the window was chosen, and the event names the window",
                chosen.path("policy").path("name").asText().equals("expiring-in-a-release")
                        && chosen.path("policy")
                                .path("changeWindows")
                                .toString()
                                .contains("release-42"));
        acknowledge(stage, late);
        acknowledge(stage, inTime);
        stage.apply("the one token is renewed in time", "renewed-notes.yaml");
        stage.cases().awaitEvent(inTime, "its renewal ends its escalation", "condition-ended");
        InboxPage onCall = stage.awaitPage(
                "for the other the identity on-call is paged, although somebody acknowledged",
                IDENTITY_ON_CALL,
                true,
                stage.window(RENEWED_WITHIN),
                page -> page.caseId().equals(late));
        stage.check(
                "nobody is woken for the token that was renewed",
                !stage.anyPage(page -> page.caseId().equals(inTime) && IDENTITY_ON_CALL.contains(page.person())));
        stage.apply("now it is renewed", "renewed-publisher.yaml");
        stage.cases().awaitEvent(late, "and the renewal ends that escalation too", "condition-ended");
        stage.check("the page of the identity on-call is withdrawn", stage.awaitWithdrawal(onCall.pageId()));
    }

    private static String opened(Stage stage, String identity) {
        return stage.cases()
                .ofIdentity(
                        identity,
                        "a case that Onus opens by itself",
                        each -> each.path("alert").path("alertClass").asText().equals("credential-expiring"))
                .path("id")
                .asText();
    }

    private static void acknowledge(Stage stage, String caseId) {
        InboxPage owner = stage.awaitPage(
                "the platform owner is paged first",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        stage.person(owner.person()).act(caseId, "acknowledge", "acknowledges", Map.of());
    }
}
