package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.time.Duration;
import java.util.Map;

/**
 * A partner has left its identity unused beyond the window that was approved for it (ESC-6). No alert comes; Onus opens
 * the case by itself, the platform blocks the identity, a plain re-enable is refused and recorded, and only its reviewer
 * lets it be enabled again.
 */
final class InactivePartner implements Scenario {
    private static final String IDENTITY = "okta:service-account:acme-settlement-feed";
    private static final String RECORD = "/v1/identities/acme-settlement-feed";

    @Override
    public String name() {
        return "inactive-partner";
    }

    @Override
    public String about() {
        return "A partner leaves its identity unused: Onus forces a review, only its reviewer enables it again (ESC-6).";
    }

    @Override
    public void play(Stage stage) {
        stage.apply(
                "acme's settlement feed was last used 30 days ago, and nobody sends an alert", "inactive-partner.yaml");
        String caseId = stage.cases()
                .ofIdentity(IDENTITY, "a case that Onus opens by itself", each -> true)
                .path("id")
                .asText();
        stage.follow(caseId);
        stage.cases()
                .await(
                        caseId,
                        "it is a review of an inactive partner",
                        each -> each.path("kind").asText().equals("review")
                                && each.path("alert")
                                        .path("alertClass")
                                        .asText()
                                        .equals("inactive-partner"));
        InboxPage review = stage.awaitPage(
                "its reviewer is asked",
                ExampleOrganisation.VENDOR_RISK,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        stage.awaitHolds(
                "the platform has blocked the identity", () -> stage.platform().holdsAnything(IDENTITY));
        refused(stage, caseId);
        Colleague reviewer = stage.person(review.person());
        reviewer.act(
                caseId,
                "approve",
                "has looked at the partner and approves",
                Map.of("reason", "Acme migrates until December and needs the feed again."));
        stage.cases()
                .await(
                        caseId,
                        "the approved review closes the case",
                        each -> each.path("state").asText().equals("resolved"));
        stage.awaitHolds(
                "the platform lets it work again", () -> !stage.platform().holdsAnything(IDENTITY));
        stage.check(
                "now it can be enabled",
                enable(stage, "ana", "enables the identity").isEmpty());
    }

    private static void refused(Stage stage, String caseId) {
        stage.check(
                "a plain re-enable is refused",
                !enable(stage, "ana", "tries to enable the identity without a review")
                        .isEmpty());
        stage.awaitHolds(
                "and the attempt is in the audit trail, with who and why",
                () -> stage.audit()
                        .has(entry -> entry.getAction().equals("identity.refused")
                                && entry.getSubject().equals("identities/acme-settlement-feed")
                                && entry.getActor().equals("person:ana")));
        stage.check(
                "nor may its own owner approve the review",
                !stage.person("ana")
                        .refusedTo(caseId, "approve", "tries to approve it herself", Map.of("reason", "It is ours."))
                        .isEmpty());
    }

    /** What the server answers to a record that says active; empty when it takes it. */
    private static String enable(Stage stage, String who, String words) {
        JsonNode record = stage.get(RECORD);
        ObjectNode document = record.deepCopy();
        document.retain("apiVersion", "kind", "metadata", "spec");
        ObjectNode metadata = OnusApi.JSON.createObjectNode();
        metadata.set("name", record.path("metadata").path("name"));
        document.set("metadata", metadata);
        ObjectNode spec = (ObjectNode) document.path("spec");
        spec.put("lifecycle", "active");
        return stage.person(who).put(RECORD, words, document);
    }
}
