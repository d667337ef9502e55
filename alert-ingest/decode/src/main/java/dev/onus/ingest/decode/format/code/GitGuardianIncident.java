package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitGuardian's custom webhook: every event of an incident carries the incident as it then is. The leaked secret is
 * known by GitGuardian's hash of it, of which a keyed digest is shown. {@code share_url} opens the incident for whoever
 * has it and is never read.
 */
public final class GitGuardianIncident implements AlertFormat {
    private static final int OF_DIGEST = 95;
    private static final List<String> PUBLIC = List.of("PUBLIC", "PUBLICLY_EXPOSED", "PUBLICLY_LEAKED");
    private static final Pattern WORKSPACE = Pattern.compile("https?://[^/]+/workspace/([^/]+)/incidents/.*");
    /** Who works on it at GitGuardian and who may see it there. */
    private static final Pattern HOUSEKEEPING =
            Pattern.compile(".*(?:assigned|access|shared|share_link|note|comment|feedback|member|invitation).*");

    @Override
    public String name() {
        return "gitguardian-incident";
    }

    @Override
    public List<String> otherNames() {
        return List.of("gitguardian");
    }

    @Override
    public String describes() {
        return "GitGuardian custom webhook: every event of an incident";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("incident").path("detector").isObject()
                && tree.path("action").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields message = new Fields(tree);
        String action = message.text("action").orElse("").toLowerCase(Locale.ROOT);
        if (HOUSEKEEPING.matcher(action).matches()) {
            return new Outcome.Ignored(
                    name() + "/housekeeping", "It only says who works on the incident at GitGuardian, or may see it.");
        }
        Fields incident = message.in("incident");
        Optional<String> id = incident.text("id");
        if (id.isEmpty()) {
            return new Outcome.Rejected("incident.id", "Expected the incident's id, but there is none.");
        }
        String detector = incident.text("detector.name").orElse("secret");
        String finding = workspace(incident, context) + "#" + id.get();
        AlertDraft draft = new AlertDraft(
                        incident.text("detector.display_name").orElse(detector) + " leaked", "gitguardian/" + finding)
                .correlationId(Optional.of("gitguardian:incident:" + finding))
                .rule(Optional.of("gitguardian/" + detector))
                .alertClass(AlertClass.LEAKED_CREDENTIAL)
                .severity(
                        incident.text("severity").flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN),
                        incident.text("severity"))
                .status(status(incident, action))
                .credential(credentialState(incident), Timestamps.read(message.at("timestamp")))
                .publiclyExposed(isPublic(incident))
                .occurredAt(Timestamps.read(incident.at("date")).or(() -> Timestamps.read(message.at("timestamp"))))
                .description(message.text("message"))
                .resource(new Fields(incident.at("occurrences").path(0))
                        .text("filepath")
                        .or(() -> incident.text("source.full_name")))
                .evidenceUrl(incident.text("gitguardian_url"));
        incident.text("secret_hash")
                .or(() -> incident.text("hmsl_hash"))
                .ifPresent(hash -> draft.candidate(
                        "leaked:" + LeakedSecret.kind(detector) + ":"
                                + context.digest().longOf("gitguardian " + hash),
                        CandidateRole.CREDENTIAL,
                        OF_DIGEST));
        attributes(incident, action, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** An incident's number counts within its workspace. */
    static String workspace(Fields incident, Context context) {
        return incident.text("gitguardian_url")
                .or(() -> incident.text("incident_url"))
                .map(WORKSPACE::matcher)
                .filter(Matcher::matches)
                .map(url -> url.group(1))
                .orElse(context.source());
    }

    private static AlertStatus status(Fields incident, String action) {
        if (action.contains("reopened") || action.contains("regression")) {
            return AlertStatus.OPEN;
        }
        String said = incident.text("status").orElse("").toLowerCase(Locale.ROOT);
        boolean ends = said.isEmpty()
                ? action.contains("resolved") || action.contains("ignored")
                : said.equals("resolved") || said.equals("ignored");
        return ends ? AlertStatus.RESOLVED : AlertStatus.OPEN;
    }

    /** GitGuardian's own check is one source; that somebody says that the secret was revoked is another, and wins. */
    static CredentialState credentialState(Fields incident) {
        if (incident.flag("secret_revoked")) {
            return CredentialState.INACTIVE;
        }
        return switch (incident.text("validity").orElse("").toLowerCase(Locale.ROOT)) {
            case "valid" -> CredentialState.ACTIVE;
            case "invalid" -> CredentialState.INACTIVE;
            default -> CredentialState.UNKNOWN;
        };
    }

    private static boolean isPublic(Fields incident) {
        for (JsonNode tag : incident.at("tags")) {
            if (PUBLIC.contains(tag.asText().toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static void attributes(Fields incident, String action, AlertDraft draft) {
        draft.attribute("action", Optional.of(action));
        draft.attribute("detectorFamily", incident.text("detector.family"));
        draft.attribute("detectorNature", incident.text("detector.nature"));
        draft.attribute("validity", incident.text("validity"));
        draft.attribute("revoked", incident.text("secret_revoked"));
        draft.attribute("regression", incident.text("regression"));
        draft.attribute("occurrences", incident.text("occurrence_count"));
        draft.attribute("ignoreReason", incident.text("ignore_reason"));
    }
}
