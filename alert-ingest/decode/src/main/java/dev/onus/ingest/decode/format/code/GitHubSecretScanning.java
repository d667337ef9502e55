package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GitHub secret scanning alert: the webhook, the REST API's list or single alert, and the audit log's record, which
 * knows little more than repository and number. A further location, a changed validity and the rest are updates of the
 * same alert.
 *
 * <p>The finding has the id {@code github:secret-scanning:<owner>/<repository>#<number>}, the same in all three. Where
 * the API shows the secret itself, the id of an access key names its identity; any other secret becomes a keyed digest.
 */
public final class GitHubSecretScanning implements AlertFormat {
    private static final int OF_FINDING = 70;
    private static final int OF_PERSON = 50;
    private static final String AUDIT = "secret_scanning_alert.";
    private static final Set<String> NO_CHANGE = Set.of("assigned", "unassigned");
    private static final Set<String> PUBLIC = Set.of("publicly_leaked", "public_leak");
    private static final Pattern REPOSITORY =
            Pattern.compile("https?://[^/]+/(?:api/v3/)?(?:repos/)?([^/]+/[^/]+)/(?:security/)?secret-scanning/.*");

    @Override
    public String name() {
        return "github-secret-scanning";
    }

    @Override
    public List<String> otherNames() {
        return List.of("github");
    }

    @Override
    public String describes() {
        return "GitHub secret scanning: webhooks of alerts and locations, REST API alert or list, audit log record";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields fields = new Fields(tree);
        boolean webhook =
                tree.path("alert").has("secret_type") && tree.path("repository").isObject();
        boolean api =
                fields.has("secret_type") && fields.has("number") && (fields.has("html_url") || fields.has("url"));
        return webhook || api || isAudit(fields);
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields message = new Fields(tree);
        String action = message.text("action").orElse("").replaceFirst("^" + Pattern.quote(AUDIT), "");
        if (NO_CHANGE.contains(action)) {
            return new Outcome.Ignored("github-assignment", "It only says who looks after the alert at GitHub.");
        }
        Fields alert = tree.path("alert").isObject() ? message.in("alert") : message;
        Optional<String> number = alert.text("number");
        Optional<String> repository = repository(message, alert);
        if (number.isEmpty() || repository.isEmpty()) {
            String missing = number.isEmpty() ? "number" : "repository";
            return new Outcome.Rejected(
                    missing, "Expected the alert's number and repository, but " + missing + " is missing.");
        }
        return new Outcome.Decoded(alert(message, alert, action, repository.get(), number.get(), context));
    }

    private static Alert alert(
            Fields message, Fields alert, String action, String repository, String number, Context context) {
        String type = alert.text("secret_type").orElse("secret");
        boolean leaked = alert.flag("publicly_leaked") || PUBLIC.contains(action);
        CredentialState state = credentialState(alert);
        String finding = repository + "#" + number;
        String called = alert.text("secret_type_display_name").orElse(type.replace('_', ' '));
        AlertDraft draft = new AlertDraft(
                        called + " leaked in " + repository + (leaked ? " and found in public" : ""),
                        "github/"
                                + message.text("repository.id")
                                        .or(() -> message.text("repo_id"))
                                        .orElse(repository) + "#" + number)
                .correlationId(Optional.of("github:secret-scanning:" + finding))
                .rule(Optional.of("secret_scanning/" + type))
                .alertClass(AlertClass.LEAKED_CREDENTIAL)
                .publiclyExposed(leaked)
                .status(status(message, alert, action))
                .credential(state, observedAt(alert))
                .resource(Optional.of(location(message, alert, repository)))
                .occurredAt(Timestamps.read(alert.at("created_at")).or(() -> Timestamps.read(alert.at("@timestamp"))))
                .evidenceUrl(alert.text("html_url")
                        .or(() -> Optional.of(
                                "https://github.com/" + repository + "/security/secret-scanning/" + number)))
                .candidate("github:secret-scanning:" + finding, CandidateRole.FINDING, OF_FINDING);
        LeakedSecret.of(type, alert.text("secret"), context).ifPresent(secret -> secret.nameIn(draft));
        alert.text("push_protection_bypassed_by.login")
                .ifPresent(login -> draft.candidate("github:user:" + login, CandidateRole.HUMAN, OF_PERSON));
        attributes(alert, action, type, repository, draft);
        return draft.build();
    }

    private static boolean isAudit(Fields fields) {
        return fields.text("action").filter(action -> action.startsWith(AUDIT)).isPresent()
                && (fields.has("repo") || fields.has("org") || fields.has("_document_id"));
    }

    private static Optional<String> repository(Fields message, Fields alert) {
        return message.text("repository.full_name")
                .or(() -> message.text("repo"))
                .or(() -> alert.text("html_url")
                        .or(() -> alert.text("url"))
                        .map(REPOSITORY::matcher)
                        .filter(Matcher::matches)
                        .map(match -> match.group(1)));
    }

    private static CredentialState credentialState(Fields alert) {
        if (alert.text("resolution").orElse("").equals("revoked")) {
            return CredentialState.INACTIVE;
        }
        return switch (alert.text("validity").orElse("")) {
            case "active" -> CredentialState.ACTIVE;
            case "inactive" -> CredentialState.INACTIVE;
            default -> CredentialState.UNKNOWN;
        };
    }

    private static Optional<Instant> observedAt(Fields alert) {
        return Timestamps.read(alert.at("resolved_at")).or(() -> Timestamps.read(alert.at("updated_at")));
    }

    /** What is only told of an alert (a location, a check of the secret) says nothing new of whether it is open. */
    private static AlertStatus status(Fields message, Fields alert, String action) {
        if (action.equals("reopened") || action.equals("reopen")) {
            return AlertStatus.OPEN;
        }
        if (action.equals("resolved") || action.equals("resolve")) {
            return AlertStatus.RESOLVED;
        }
        boolean onlyTold = message.has("location") || action.startsWith("validate");
        return alert.text("state")
                .map(state -> state.equals("resolved") ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                .or(() -> alert.text("resolution").map(any -> AlertStatus.RESOLVED))
                .orElse(onlyTold ? AlertStatus.UNKNOWN : AlertStatus.OPEN);
    }

    /** A webhook of a location is about that one; else the first stands for all. */
    private static String location(Fields message, Fields alert, String repository) {
        Fields place =
                message.has("location.details") ? message.in("location.details") : alert.in("first_location_detected");
        return place.text("path")
                .map(path -> repository
                        + path.replaceFirst("^/?", "/")
                        + place.text("start_line").map(line -> ":" + line).orElse(""))
                .orElse(repository);
    }

    private static void attributes(Fields alert, String action, String type, String repository, AlertDraft draft) {
        draft.attribute("repository", Optional.of(repository));
        draft.attribute("secretType", Optional.of(type));
        draft.attribute("action", Optional.of(action).filter(text -> !text.isEmpty()));
        draft.attribute("validity", alert.text("validity"));
        draft.attribute("resolution", alert.text("resolution"));
        draft.attribute("publiclyLeaked", alert.text("publicly_leaked"));
        draft.attribute("multipleRepositories", alert.text("multi_repo"));
        draft.attribute("pushProtectionBypassed", alert.text("push_protection_bypassed"));
        draft.attribute("pushProtectionBypassedAt", alert.text("push_protection_bypassed_at"));
        draft.attribute("commit", alert.text("first_location_detected.commit_sha"));
    }
}
