package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.StableHash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A record of GitHub's audit log: what its rules do not pick is ignored. A credential that was made is the subject, and
 * not who made it; what revokes it has the same key.
 */
public final class GitHubAudit implements AlertFormat {
    private static final int OF_SUBJECT = 95;
    private static final int OF_TOKEN = 90;
    private static final int OF_BOT = 80;
    private static final int OF_HASH = 75;
    private static final int OF_PERSON = 50;
    private static final Pattern EVENT = Pattern.compile("[a-z0-9_]{2,80}\\.[a-z0-9_]{2,80}");
    private static final String BYPASS = "secret_scanning_push_protection";
    private static final EventRules RULES = EventRules.shipped("github-audit-log");
    private static final Set<String> ENDS = Set.of(
            "destroy",
            "delete",
            "revoke",
            "remove",
            "access_revoked",
            "suspend",
            "remove_client_secret",
            "deauthorize");

    @Override
    public String name() {
        return "github-audit-log";
    }

    @Override
    public List<String> otherNames() {
        return List.of("github-audit");
    }

    @Override
    public String describes() {
        return "GitHub audit log: streamed or exported records";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        boolean named = EVENT.matcher(tree.path("action").asText("")).matches();
        boolean ofGitHub = Stream.of("_document_id", "org", "business", "repo").anyMatch(tree::has);
        return named && ofGitHub && (tree.has("actor") || tree.has("@timestamp") || tree.has("created_at"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields record = new Fields(tree);
        String action = record.text("action").orElse("");
        String actor = record.text("actor").orElse("somebody");
        Optional<String> where =
                record.text("repo").or(() -> record.text("org")).or(() -> record.text("business"));
        Optional<String> subject = subject(record, action);
        boolean ends = subject.isPresent() && ENDS.contains(action.substring(action.indexOf('.') + 1));
        AlertDraft draft = new AlertDraft(
                        "GitHub: " + action + " by " + actor
                                + where.map(name -> " in " + name).orElse(""),
                        key(record, action, subject))
                .correlationId(finding(record, action))
                .rule(Optional.of(action))
                .status(ends ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                .occurredAt(Timestamps.read(record.at("@timestamp")).or(() -> Timestamps.read(record.at("created_at"))))
                .resource(where);
        if (ends) {
            draft.credential(
                    CredentialState.INACTIVE,
                    Timestamps.read(record.at("@timestamp")).or(() -> Timestamps.read(record.at("created_at"))));
        }
        subject.ifPresent(id -> draft.candidate(id, CandidateRole.CREDENTIAL, OF_SUBJECT));
        finding(record, action).ifPresent(id -> draft.candidate(id, CandidateRole.FINDING, OF_SUBJECT - 1));
        actor(record, subject.isPresent(), draft);
        Stream.of("programmatic_access_type", "token_scopes", "actor_ip", "user_agent", "visibility", "permissions")
                .forEach(name -> draft.attribute(name, Fields.whole(record.at(name))));
        return new Outcome.Decoded(draft.build());
    }

    /** The credential or app that the event made, changed or ended. */
    private static Optional<String> subject(Fields record, String action) {
        return switch (action.substring(0, action.indexOf('.'))) {
            case "personal_access_token" ->
                record.text("token_id")
                        .or(() -> record.text("user_programmatic_access_id"))
                        .or(() -> record.text("user_programmatic_access_name")
                                .map(name -> record.text("user")
                                                .or(() -> record.text("actor"))
                                                .orElse("") + "/" + name))
                        .map(id -> "github:token:" + id);
            case "integration_installation", "integration" ->
                record.text("integration")
                        .or(() -> record.text("name"))
                        .or(() -> record.text("integration_id"))
                        .map(id -> "github:app:" + id);
            case "oauth_application", "oauth_authorization" ->
                record.text("oauth_application_id")
                        .or(() -> record.text("oauth_application"))
                        .or(() -> record.text("oauth_application_name"))
                        .map(id -> "github:oauth-app:" + id);
            case "public_key", "deploy_key" ->
                record.text("fingerprint").or(() -> record.text("key")).map(id -> "github:deploy-key:" + id);
            default -> Optional.empty();
        };
    }

    /** The finding that a push past the protection belongs to. */
    private static Optional<String> finding(Fields record, String action) {
        return action.startsWith(BYPASS)
                ? record.text("repo")
                        .flatMap(repo ->
                                record.text("number").map(number -> "github:secret-scanning:" + repo + "#" + number))
                : Optional.empty();
    }

    private static String key(Fields record, String action, Optional<String> subject) {
        if (finding(record, action).isPresent()) {
            return "github/"
                    + record.text("repo_id").or(() -> record.text("repo")).orElse("") + "#"
                    + record.text("number").orElse("") + ":bypass";
        }
        return subject.map(id -> "github/" + record.text("org").orElse("") + "/" + id)
                .or(() -> record.text("_document_id").map(id -> "github/audit/" + id))
                .orElseGet(() -> "github/audit/"
                        + StableHash.of(
                                "github-audit",
                                action,
                                record.text("actor").orElse(""),
                                record.text("created_at")
                                        .or(() -> record.text("@timestamp"))
                                        .orElse(""),
                                record.text("repo").or(() -> record.text("org")).orElse("")));
    }

    /** A token acts for whoever has it; the name of a person beside it is context. */
    private static void actor(Fields record, boolean hasSubject, AlertDraft draft) {
        record.text("token_id")
                .filter(id -> !hasSubject)
                .ifPresent(id -> draft.candidate("github:token:" + id, CandidateRole.ACTOR, OF_TOKEN));
        record.text("hashed_token")
                .ifPresent(hash -> draft.candidate("github:token:sha256/" + hash, CandidateRole.PRINCIPAL, OF_HASH));
        record.text("actor").ifPresent(login -> {
            boolean bot = record.flag("actor_is_bot") || login.endsWith("[bot]");
            draft.candidate(
                    bot ? GitHubWebhook.app(login) : "github:user:" + login,
                    bot ? CandidateRole.ACTOR : CandidateRole.HUMAN,
                    bot ? OF_BOT : OF_PERSON);
        });
    }
}
