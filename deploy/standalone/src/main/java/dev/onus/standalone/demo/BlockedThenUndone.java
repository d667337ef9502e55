package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A critical role is taken over and nobody answers (ESC-3, ESC-9): it is blocked by the authority that the policy agreed
 * beforehand, and its revocation is proposed. Somebody with the right approves it, the platform carries it out and says
 * so. When the case is closed everything that can be undone is undone.
 */
final class BlockedThenUndone implements Scenario {
    private static final String IDENTITY = "aws:role:arn:aws:iam::111122223333:role/card-vault";
    private static final Duration OWNER_HAS = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "blocked-then-undone";
    }

    @Override
    public String about() {
        return "Nobody answers a critical takeover: block it, propose to revoke it, undo what was done (ESC-3, ESC-9).";
    }

    @Override
    public void play(Stage stage) {
        String caseId = stage.cases().ofReceipt(stage.alert("card-vault-takeover.onus.json"));
        stage.follow(caseId);
        stage.awaitPage(
                "the owner is paged, and does not answer",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        JsonNode blocked = stage.cases()
                .await(
                        caseId,
                        "the platform has blocked it and answered",
                        stage.window(OWNER_HAS),
                        each -> statusOf(each, "block-identity").equals("done"));
        stage.check(
                "the block says by what authority, and until when",
                !effect(blocked, "block-identity").path("authority").asText().isEmpty()
                        && effect(blocked, "block-identity").has("expiresAt"));
        stage.check(
                "the revocation is only proposed", statusOf(blocked, "revoke").equals("proposed"));
        stage.check("and the platform has not carried it out", !stage.platform().hasRevoked(IDENTITY));
        approve(stage, caseId, effect(blocked, "revoke").path("id").asText());
        close(stage, caseId);
    }

    private static void approve(Stage stage, String caseId, String revocation) {
        InboxPage asked = stage.awaitPage(
                "identity governance is asked to approve it",
                ExampleOrganisation.IDENTITY_GOVERNANCE,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(caseId));
        stage.check(
                "nobody else may approve it",
                !stage.person("kim")
                        .refusedTo(caseId, "approve", "tries to approve it", Map.of("effect", revocation))
                        .isEmpty());
        stage.person(asked.person())
                .act(
                        caseId,
                        "approve",
                        "approves the revocation",
                        Map.of("effect", revocation, "reason", "It is not us."));
        stage.cases()
                .await(
                        caseId,
                        "approved, the platform revokes it and answers",
                        each -> statusOf(each, "revoke").equals("done"));
        stage.check("it is revoked", stage.platform().hasRevoked(IDENTITY));
    }

    private static void close(Stage stage, String caseId) {
        Colleague owner = stage.person("ana");
        owner.act(
                caseId,
                "resolve",
                "closes the case",
                Map.of("outcome", "contained", "reason", "Revoked; the batch runs with a new role."));
        stage.cases()
                .await(
                        caseId,
                        "everything that can be undone is taken back",
                        each -> each.path("state").asText().equals("resolved")
                                && each.path("effects").isEmpty());
        stage.awaitHolds("nothing is left in force", () -> !stage.platform().holdsAnything(IDENTITY));
    }

    private static JsonNode effect(JsonNode found, String action) {
        Optional<JsonNode> effect = found.path("effects")
                .valueStream()
                .filter(each -> each.path("action").asText().equals(action))
                .findFirst();
        return effect.orElseGet(MissingNode::getInstance);
    }

    private static String statusOf(JsonNode found, String action) {
        return effect(found, action).path("status").asText();
    }
}
