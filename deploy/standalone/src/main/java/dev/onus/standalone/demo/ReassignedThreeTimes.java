package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A case is passed on (OWN-8): offered, accepted, recorded, counted. Whoever has it stays answerable until somebody
 * accepts; the third time it goes up one level instead, and is held there.
 */
final class ReassignedThreeTimes implements Scenario {
    @Override
    public String name() {
        return "reassigned-three-times";
    }

    @Override
    public String about() {
        return "A case is passed on: offered, accepted, counted; the third time it goes up and is held there (OWN-8).";
    }

    @Override
    public void play(Stage stage) {
        String caseId = stage.cases().ofReceipt(stage.alert("fraud-scoring.onus.json"));
        stage.follow(caseId);
        InboxPage first = stage.awaitPage(
                "payments is paged",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        Colleague owner = stage.person(first.person());
        owner.act(caseId, "acknowledge", "has it", Map.of());
        Colleague platform = passOn(stage, caseId, owner, "team:platform", ExampleOrganisation.PLATFORM);
        accept(stage, caseId, platform, 1);
        Colleague governance =
                passOn(stage, caseId, platform, "team:identity-governance", ExampleOrganisation.IDENTITY_GOVERNANCE);
        accept(stage, caseId, governance, 2);
        Colleague last = passOn(stage, caseId, governance, "team:vendor-risk", ExampleOrganisation.VENDOR_RISK);
        last.act(caseId, "acknowledge", "accepts", Map.of());
        held(stage, caseId, last);
    }

    /** Answers who was asked to take it over. */
    private static Colleague passOn(Stage stage, String caseId, Colleague giver, String to, Set<String> persons) {
        giver.act(caseId, "reassign", "offers it to " + to, Map.of("to", to, "reason", "It looks like yours."));
        InboxPage offered = stage.awaitPage(
                to + " is asked to take it over",
                persons,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        JsonNode meanwhile = stage.cases().get(caseId);
        stage.check(
                giver.name() + " stays answerable until somebody accepts",
                meanwhile.path("acknowledgedBy").asText().equals(giver.name())
                        && meanwhile.path("offer").path("to").asText().equals(to));
        return stage.person(offered.person());
    }

    private static void accept(Stage stage, String caseId, Colleague taker, int count) {
        taker.act(caseId, "acknowledge", "accepts", Map.of());
        stage.cases()
                .await(
                        caseId,
                        "it is accepted and counted: " + count,
                        each -> each.path("reassignments").asInt() == count
                                && each.path("acknowledgedBy").asText().equals(taker.name()));
    }

    private static void held(Stage stage, String caseId, Colleague last) {
        stage.cases()
                .await(
                        caseId,
                        "the third time it is held",
                        each -> each.path("reassignments").asInt() == 3
                                && each.path("held").asBoolean());
        stage.awaitPage(
                "one level up: backup and manager are paged",
                ExampleOrganisation.MANAGERS,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        stage.check(
                "and nobody can pass it on any more",
                !last.refusedTo(
                                caseId,
                                "reassign",
                                "tries to pass it on again",
                                Map.of("to", "team:payments", "reason", "?"))
                        .isEmpty());
    }
}
