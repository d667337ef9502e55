package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A rotation fails on a powerful identity (ESC-4): application engineering and identity governance are reached in
 * parallel with one of them accountable; an answer of the informed team is recorded and stops nothing.
 */
final class FailedRotation implements Scenario {
    static final String IDENTITY = "vault:app-role:ledger-rotation";
    private static final Duration OWNER_HAS = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "failed-rotation";
    }

    @Override
    public String about() {
        return "A rotation fails: two teams reached at once, one accountable; the informed one stops no clock (ESC-4).";
    }

    @Override
    public void play(Stage stage) {
        stage.send("rotation-jobs", "failed-rotation.pagerduty.json");
        InboxPage governance = stage.awaitPage(
                "identity governance is informed",
                ExampleOrganisation.IDENTITY_GOVERNANCE,
                false,
                Duration.ZERO,
                page -> true);
        stage.follow(governance.caseId());
        Predicate<InboxPage> same = page -> page.caseId().equals(governance.caseId());
        InboxPage owner = stage.awaitPage(
                "application engineering is paged as accountable",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                same);
        stage.answer(governance, "seen, payments has it.");
        JsonNode noted = stage.cases()
                .await(
                        governance.caseId(),
                        "the informed team's answer is recorded",
                        each -> stage.cases().has(governance.caseId(), "note"));
        stage.check("and stops no clock", noted.path("state").asText().equals("open"));
        stage.answer(owner, "I have it.");
        JsonNode acknowledged = stage.cases()
                .await(
                        governance.caseId(),
                        "the accountable answer stops the escalation",
                        each -> each.path("state").asText().equals("acknowledged"));
        stage.check(
                "one team is accountable", acknowledged.path("owner").asText().equals("payments"));
        stage.check(
                "the case names who answered",
                acknowledged.path("acknowledgedBy").asText().equals(owner.person()));
        stage.check(
                "the backup was left to sleep for " + OWNER_HAS.toMinutes() + " minutes that nobody needed",
                !stage.anyPage(same.and(page -> ExampleOrganisation.PLATFORM.contains(page.person()))));
    }
}
