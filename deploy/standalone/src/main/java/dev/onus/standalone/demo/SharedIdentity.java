package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * Several systems log in with one role (OWN-4): its system's steward answers, not the owner of one of them and not who used it
 * last. Another has no steward, which is a gap that somebody is asked to close.
 */
final class SharedIdentity implements Scenario {
    private static final String ORPHAN = "vault:app-role:legacy-reports";

    @Override
    public String name() {
        return "shared-identity";
    }

    @Override
    public String about() {
        return "A shared identity: its system's steward answers, never who touched it last; without one it is a gap (OWN-4).";
    }

    @Override
    public void play(Stage stage) {
        String shared = stage.cases().ofReceipt(stage.alert("shared-used.onus.json"));
        stage.follow(shared);
        InboxPage steward = stage.awaitPage(
                "the steward of its system is paged",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(shared));
        JsonNode stewarded = stage.cases().get(shared);
        stage.check(
                "the steward owns the case, and the case says why",
                stewarded.path("owner").asText().equals("platform")
                        && stewarded.path("ownerSource").asText().equals("steward"));
        stage.check(
                "bo, who used it last, is not paged",
                !stage.anyPage(
                        page -> page.caseId().equals(shared) && ExampleOrganisation.PAYMENTS.contains(page.person())));
        stage.answer(steward, "Mine; I am looking at it.");
        withoutSteward(stage);
    }

    private static void withoutSteward(Stage stage) {
        String orphan = stage.cases().ofReceipt(stage.alert("shared-without-steward.onus.json"));
        stage.follow(orphan);
        stage.awaitPage(
                "without a steward the catch-all works it",
                ExampleOrganisation.CATCH_ALL,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(orphan));
        stage.check(
                "nobody guesses an owner",
                stage.cases().get(orphan).path("ownerSource").asText().equals("catch-all"));
        JsonNode gap = stage.cases()
                .ofIdentity(
                        ORPHAN,
                        "a case that finds the owner",
                        each -> each.path("kind").asText().equals("find-owner"));
        stage.follow(gap.path("id").asText());
        stage.check(
                "the gap is a case of its own, under the alert's",
                gap.path("parent").asText().equals(orphan));
    }
}
