package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * Nobody has registered it (OWN-7): the catch-all works the alert, the steward of the nearest thing finds out whose it is
 * and claims it with one action, which is an ownership rule from then on (SYS-10). The open case moves to its owner and no
 * clock is reset; the next alert goes to them at once.
 */
final class UnownedThenClaimed implements Scenario {
    private static final String IDENTITY = "github:token:nightly-mirror";

    @Override
    public String name() {
        return "unowned-then-claimed";
    }

    @Override
    public String about() {
        return "An unknown identity: the catch-all works it, its owner is found and claims it with one action (OWN-7, SYS-10).";
    }

    @Override
    public void play(Stage stage) {
        String caseId = stage.cases().ofReceipt(stage.alert("unowned-mirror.onus.json"));
        stage.follow(caseId);
        stage.awaitPage(
                "the catch-all works it at once",
                ExampleOrganisation.CATCH_ALL,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        String search = stage.cases()
                .ofIdentity(
                        IDENTITY,
                        "a case that finds the owner",
                        each -> each.path("kind").asText().equals("find-owner"))
                .path("id")
                .asText();
        stage.follow(search);
        InboxPage asked = stage.awaitPage(
                "platform, the nearest to know, is asked whose it is",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(search));
        JsonNode before = stage.cases().get(caseId);
        stage.person(asked.person())
                .act(
                        search,
                        "claim",
                        "claims it for platform",
                        Map.of("reason", "Our mirror job, never written down."));
        moved(stage, caseId, before);
        stage.cases()
                .await(
                        search,
                        "the search for an owner is over",
                        each -> each.path("state").asText().equals("resolved"));
        next(stage);
    }

    private static void moved(Stage stage, String caseId, JsonNode before) {
        JsonNode after = stage.cases()
                .await(
                        caseId,
                        "the open case moves to platform",
                        each -> each.path("owner").asText().equals("platform"));
        stage.check(
                "and no clock is reset",
                after.path("sla").path("resolveBy").equals(before.path("sla").path("resolveBy"))
                        && after.path("openedAt").equals(before.path("openedAt")));
        stage.check(
                "the claim is an ownership rule now",
                stage.get("/v1/ownership-rules")
                        .path("items")
                        .valueStream()
                        .anyMatch(rule ->
                                rule.path("metadata").path("name").asText().startsWith("claimed-")
                                        && rule.path("spec")
                                                .path("match")
                                                .path("id")
                                                .toString()
                                                .contains(IDENTITY)));
        stage.awaitPage(
                "and platform is paged for it",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
    }

    private static void next(Stage stage) {
        String second = stage.cases().ofReceipt(stage.alert("claimed-mirror.onus.json"));
        stage.follow(second);
        JsonNode found = stage.cases().get(second);
        stage.check(
                "the next alert goes to its owner at once",
                found.path("owner").asText().equals("platform")
                        && !found.path("ownerSource").asText().equals("catch-all"));
    }
}
