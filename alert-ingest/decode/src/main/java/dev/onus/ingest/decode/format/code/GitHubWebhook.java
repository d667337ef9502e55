package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.vocabulary.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * GitHub's webhooks about credentials: apps and what they may do, deploy keys, personal access tokens, authorizations,
 * and requests to push a secret past the protection. A body does not name its event, which stands in a header: it is
 * told from the object that the body is about. What ends a credential has the key of what began it.
 */
public final class GitHubWebhook implements AlertFormat {
    private static final int OF_SENDER = 50;
    private static final int OF_BOT = 60;
    private static final EventRules RULES = EventRules.shipped("github-webhook");
    private static final Set<String> ENDS =
            Set.of("deleted", "suspend", "revoked", "removed", "denied", "cancelled", "expired", "completed");

    @Override
    public String name() {
        return "github-webhook";
    }

    @Override
    public List<String> otherNames() {
        return List.of("github-app", "github-events");
    }

    @Override
    public String describes() {
        return "GitHub webhooks of apps, deploy keys, access tokens, authorizations and bypass requests";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return isPing(tree) || GitHubCredential.isIn(tree);
    }

    private static boolean isPing(JsonNode tree) {
        return tree.path("zen").isTextual() && tree.has("hook_id");
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields message = new Fields(tree);
        if (isPing(tree)) {
            return new Outcome.Ignored(name() + "/ping", "GitHub tries whether the webhook works.");
        }
        Optional<GitHubCredential> found = GitHubCredential.of(message, context);
        String action = message.text("action").orElse("").toLowerCase(Locale.ROOT);
        if (found.isEmpty() || action.isEmpty()) {
            return new Outcome.Rejected(
                    "action", "Expected an action and the id of what it is about, but one is missing.");
        }
        GitHubCredential credential = found.get();
        boolean ends = ENDS.contains(action);
        AlertDraft draft = new AlertDraft(
                        credential.called() + " was " + said(action) + " in " + credential.where(),
                        credential.dedupKey())
                .rule(Optional.of(credential.event() + "." + action))
                .alertClass(credential.alertClass())
                .status(ends ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                .credential(credential.state(ends), credential.changedAt())
                .occurredAt(credential.changedAt())
                .resource(Optional.of(credential.where()))
                .evidenceUrl(credential.url());
        credential.candidates().forEach(one -> draft.candidate(one.id(), one.role(), one.confidencePercent()));
        sender(message, draft);
        credential.attributes().forEach((name, value) -> draft.attribute(name, Optional.of(value)));
        return new Outcome.Decoded(draft.build());
    }

    /** Who did it, beside what it was done to: a person is context only. */
    private static void sender(Fields message, AlertDraft draft) {
        message.text("sender.login").ifPresent(login -> {
            boolean bot = message.text("sender.type").orElse("").equals("Bot");
            draft.candidate(
                    bot ? app(login) : "github:user:" + login,
                    bot ? CandidateRole.ACTOR : CandidateRole.HUMAN,
                    bot ? OF_BOT : OF_SENDER);
        });
        Stream.of("personal_access_token_request.owner.login", "exemption_request.requester_login")
                .map(message::text)
                .flatMap(Optional::stream)
                .forEach(login -> draft.candidate("github:user:" + login, CandidateRole.HUMAN, OF_SENDER));
    }

    static String app(String login) {
        return "github:app:" + login.replaceFirst("\\[bot]$", "");
    }

    private static String said(String action) {
        return switch (action) {
            case "suspend" -> "suspended";
            case "unsuspend" -> "unsuspended";
            case "new_permissions_accepted" -> "given new permissions";
            default -> action.replace('_', ' ');
        };
    }
}
