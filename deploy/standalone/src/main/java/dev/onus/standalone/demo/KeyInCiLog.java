package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A production key is printed in a CI log (ESC-13): its owner is paged and security operations hears of it in the same
 * second; the owner does not answer, so the backup is paged, and answers.
 */
final class KeyInCiLog implements Scenario {
    static final String IDENTITY = "aws:access-key:AKIA4PAYMENTSDEPLOY1";
    private static final Duration OWNER_HAS = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "key-in-ci-log";
    }

    @Override
    public String about() {
        return "A key appears in a CI log: security operations at once, the backup if the owner stays silent (ESC-13).";
    }

    @Override
    public void play(Stage stage) {
        Duration window = stage.window(OWNER_HAS);
        stage.send("github", "key-in-ci-log.github.json");
        InboxPage owner = stage.awaitPage(
                "the payments on-call is paged as accountable",
                ExampleOrganisation.PAYMENTS,
                true,
                window,
                page -> true);
        stage.follow(owner.caseId());
        Predicate<InboxPage> same = page -> page.caseId().equals(owner.caseId());
        stage.awaitPage(
                "security operations is informed at once",
                ExampleOrganisation.SECURITY_OPERATIONS,
                false,
                Duration.ZERO,
                same);
        stage.check(
                "nobody of the backup is paged before the owner's time is up",
                !stage.anyPage(same.and(page -> ExampleOrganisation.PLATFORM.contains(page.person()))));
        InboxPage backup = stage.awaitPage(
                "the backup is paged when the owner does not answer", ExampleOrganisation.PLATFORM, true, window, same);
        stage.answer(backup, "I have it.");
        JsonNode acknowledged = stage.cases()
                .await(
                        owner.caseId(),
                        "the answer stops the escalation",
                        each -> each.path("state").asText().equals("acknowledged"));
        stage.check(
                "the case names who answered",
                acknowledged.path("acknowledgedBy").asText().equals(backup.person()));
        stage.check(
                "payments stays accountable",
                acknowledged.path("owner").asText().equals("payments"));
        stage.check("automation is paused while nobody answers", stage.cases().has(owner.caseId(), "effect-requested"));
        stage.check("and is set free by the answer", stage.cases().has(owner.caseId(), "effect-withdrawn"));
    }
}
