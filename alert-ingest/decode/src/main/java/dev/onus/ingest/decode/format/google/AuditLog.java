package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry of a Google Cloud audit log: a log, of which few lines are alerts, and whose severity is that of a log. What
 * happens to one key has one dedup key, so that its deletion ends the alert of its creation.
 */
public final class AuditLog implements AlertFormat {
    private static final Map<String, CredentialState> OF_A_KEY = Map.of(
            "CreateServiceAccountKey", CredentialState.ACTIVE,
            "UploadServiceAccountKey", CredentialState.ACTIVE,
            "EnableServiceAccountKey", CredentialState.ACTIVE,
            "DisableServiceAccountKey", CredentialState.INACTIVE,
            "DeleteServiceAccountKey", CredentialState.INACTIVE);

    /** A text that is no name of a method stays whole, lest a secret lose what it is known by. */
    private static final Pattern METHOD = Pattern.compile("^(?!eyJ)(?:[A-Za-z]\\w{0,40}\\.)*(\\w{1,60})$");

    private final EventRules rules = EventRules.shipped("gcp-audit");

    @Override
    public String name() {
        return "gcp-audit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("google-audit-log", "gcp-audit-log");
    }

    @Override
    public String describes() {
        return "Google Cloud audit log: entry, Pub/Sub message of a log sink, entries.list answer";
    }

    @Override
    public EventRules rules() {
        return rules;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return new Fields(tree).text("protoPayload.methodName").isPresent();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields entry = new Fields(tree);
        String method = entry.text("protoPayload.methodName").orElseThrow();
        String name = METHOD.matcher(method).replaceFirst("$1");
        Optional<Instant> at = Timestamps.read(entry.at("timestamp"))
                .or(() -> Timestamps.read(entry.at("receiveTimestamp")))
                .or(() -> Timestamps.read(entry.at("p_event_time")));
        AuditLogIdentities identities = new AuditLogIdentities(entry);
        boolean byGoogle = identities.isGooglesAnswerToALeak();
        AlertDraft draft = new AlertDraft(title(name, identities), dedupKey(entry, name, byGoogle, identities, tree))
                .rule(Optional.of(method))
                .severity(Severity.UNKNOWN, entry.text("severity"))
                .resource(entry.text("protoPayload.resourceName"))
                .occurredAt(at);
        credential(name, at, byGoogle, draft);
        attributes(entry, draft);
        identities.find(draft);
        return new Outcome.Decoded(draft.build());
    }

    private static String title(String name, AuditLogIdentities identities) {
        return name
                + identities.subject().map(who -> " of " + who).orElse("")
                + identities.actor().map(who -> ", called by " + who).orElse("");
    }

    private static String dedupKey(
            Fields entry, String name, boolean byGoogle, AuditLogIdentities identities, JsonNode tree) {
        Optional<String> key = identities.key().filter(id -> OF_A_KEY.containsKey(name) && !byGoogle);
        if (key.isPresent()) {
            return "gcp-audit/" + key.get();
        }
        return entry.text("insertId")
                .map(id -> "gcp-audit/" + entry.text("logName").orElse("") + "/" + id + "/"
                        + entry.text("timestamp").orElse(""))
                .orElseGet(() -> "gcp-audit/" + StableHash.of("gcp-audit", tree.toString()));
    }

    /** A key that Google itself switched off was found in the open: off, but nothing has ended. */
    private static void credential(String name, Optional<Instant> at, boolean byGoogle, AlertDraft draft) {
        CredentialState state = OF_A_KEY.getOrDefault(name, CredentialState.UNKNOWN);
        draft.credential(state, at);
        if (state == CredentialState.INACTIVE && !byGoogle) {
            draft.status(AlertStatus.RESOLVED);
        }
    }

    private static void attributes(Fields entry, AlertDraft draft) {
        draft.attribute("project", entry.text("resource.labels.project_id"));
        draft.attribute("service", entry.text("protoPayload.serviceName"));
        draft.attribute(
                "actor",
                entry.text("protoPayload.authenticationInfo.principalEmail")
                        .or(() -> entry.text("protoPayload.authenticationInfo.principalSubject")));
        draft.attribute(
                "callerIp",
                entry.text("protoPayload.requestMetadata.callerIp")
                        .or(() -> entry.text("protoPayload.requestMetadata.callerIP")));
        draft.attribute("userAgent", entry.text("protoPayload.requestMetadata.callerSuppliedUserAgent"));
        draft.attribute("statusCode", entry.text("protoPayload.status.code"));
        draft.attribute("insertId", entry.text("insertId"));
    }
}
