package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.KubernetesNames;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.Word;
import java.util.List;
import java.util.Optional;

/**
 * A PagerDuty Events API v2 event. The identity is taken from {@code payload.custom_details}. A trigger without a dedup
 * key is a finding of its own, as at PagerDuty. The routing key is a credential and is never read here.
 */
public final class PagerDutyEvent implements AlertFormat {
    private static final int NAMED = 95;
    private static final int TRANSLATED = 85;
    private static final int MAX_DEDUP_KEY = 255;
    private static final String DETAILS = "payload.custom_details.";

    @Override
    public String name() {
        return "pagerduty-v2";
    }

    @Override
    public List<String> otherNames() {
        return List.of("pagerduty", "pagerduty-events-v2");
    }

    @Override
    public String describes() {
        return "PagerDuty Events API v2: trigger, acknowledge, resolve";
    }

    @Override
    public List<String> addresses() {
        return List.of("/v2/enqueue");
    }

    @Override
    public boolean recognises(JsonNode tree) {
        boolean keyed =
                tree.path("routing_key").isTextual() || tree.path("dedup_key").isTextual();
        return tree.path("event_action").isTextual()
                && (keyed || tree.path("payload").isObject());
    }

    /** The dedup key that the sender gave or that the delivery implies; PagerDuty's answer repeats it. */
    public static String dedupKey(JsonNode tree, Context context) {
        return new Fields(tree)
                .text("dedup_key")
                .orElseGet(() -> StableHash.of(
                        "pagerduty", context.source(), context.delivery(), Integer.toString(context.index())));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields event = new Fields(tree);
        Optional<AlertStatus> status = statusOf(event.text("event_action").orElse(""));
        if (status.isEmpty()) {
            return new Outcome.Rejected(
                    "event_action", "Expected event_action to be trigger, acknowledge or resolve, but it is not.");
        }
        Optional<String> given = event.text("dedup_key");
        if (given.isEmpty() && status.get() != AlertStatus.OPEN) {
            return new Outcome.Rejected("dedup_key", "Expected a dedup_key to say what is meant, but there is none.");
        }
        if (given.filter(key -> key.length() > MAX_DEDUP_KEY).isPresent()) {
            return new Outcome.Rejected(
                    "dedup_key", "Expected a dedup_key of at most " + MAX_DEDUP_KEY + " characters, but it is longer.");
        }
        Optional<String> summary = event.text("payload.summary");
        if (summary.isEmpty() && status.get() == AlertStatus.OPEN) {
            return new Outcome.Rejected("payload.summary", "Expected a summary, but there is none.");
        }
        String title = summary.orElse("The source says " + status.get().word() + ".");
        AlertDraft draft = new AlertDraft(title, dedupKey(tree, context))
                .status(status.get())
                .rule(event.text("payload.class"))
                .alertClass(alertClass(event))
                .resource(event.text(DETAILS + "resource")
                        .or(() -> event.text("payload.component"))
                        .or(() -> event.text("payload.source")))
                .environment(event.text(DETAILS + "environment"))
                .credential(credentialState(event), Timestamps.read(event.at("payload.timestamp")))
                .occurredAt(Timestamps.read(event.at("payload.timestamp")))
                .correlationId(event.text(DETAILS + "correlationId"))
                .evidenceUrl(link(event));
        severity(event, draft);
        identity(event, draft);
        if (!draft.hasCandidate()) {
            NamedFields.find(event.at("payload.custom_details"), "pagerduty", context, draft);
        }
        attributes(event, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<AlertStatus> statusOf(String action) {
        return switch (action) {
            case "trigger" -> Optional.of(AlertStatus.OPEN);
            case "acknowledge" -> Optional.of(AlertStatus.ACKNOWLEDGED);
            case "resolve" -> Optional.of(AlertStatus.RESOLVED);
            default -> Optional.empty();
        };
    }

    private static AlertClass alertClass(Fields event) {
        return event.text(DETAILS + "alertClass")
                .or(() -> event.text(DETAILS + "alert_class"))
                .or(() -> event.text("payload.class"))
                .flatMap(word -> Word.find(AlertClass.class, word))
                .orElse(AlertClass.OTHER);
    }

    private static CredentialState credentialState(Fields event) {
        return event.text(DETAILS + "credentialState")
                .or(() -> event.text(DETAILS + "credential_state"))
                .flatMap(word -> Word.find(CredentialState.class, word))
                .orElse(CredentialState.UNKNOWN);
    }

    private static void severity(Fields event, AlertDraft draft) {
        Optional<String> said = event.text("payload.severity");
        draft.severity(said.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), said);
    }

    private static void identity(Fields event, AlertDraft draft) {
        for (String name : List.of("identity", "identityId", "identity_id")) {
            event.text(DETAILS + name)
                    .flatMap(IdentityId::find)
                    .ifPresent(id -> draft.candidate(id.toString(), CandidateRole.NAMED, NAMED));
        }
        for (String name : List.of("access_key_id", "accessKeyId")) {
            event.text(DETAILS + name)
                    .filter(key -> !AwsNames.isTemporaryKey(key))
                    .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, TRANSLATED));
        }
        for (String name : List.of("arn", "role_arn", "roleArn", "user_arn", "userArn")) {
            event.text(DETAILS + name)
                    .flatMap(AwsNames::ofArn)
                    .ifPresent(id -> draft.candidate(id, CandidateRole.PRINCIPAL, TRANSLATED));
        }
        for (String name : List.of("service_account", "serviceAccount")) {
            event.text(DETAILS + name).ifPresent(account -> serviceAccount(account, event, draft));
        }
    }

    private static void serviceAccount(String account, Fields event, AlertDraft draft) {
        if (account.endsWith(".gserviceaccount.com")) {
            draft.candidate("gcp:service-account:" + account, CandidateRole.PRINCIPAL, TRANSLATED);
        } else if (account.startsWith("system:serviceaccount:")) {
            String id = KubernetesNames.ofUser(account, event.text(DETAILS + "cluster"));
            draft.candidate(id, CandidateRole.PRINCIPAL, TRANSLATED);
        }
    }

    private static Optional<String> link(Fields event) {
        JsonNode links = event.at("links");
        return links.isArray() && !links.isEmpty() ? new Fields(links.get(0)).text("href") : event.text("client_url");
    }

    private static void attributes(Fields event, AlertDraft draft) {
        for (String name : List.of("source", "component", "group", "class")) {
            draft.attribute(name, event.text("payload." + name));
        }
        draft.attribute("client", event.text("client"));
        Fields details = event.in("payload.custom_details");
        if (details.node().isObject()) {
            details.node()
                    .properties()
                    .forEach(field -> draft.attribute(field.getKey(), Fields.whole(field.getValue())));
        } else if (details.node().isTextual()) {
            draft.description(event.text("payload.custom_details"));
        }
    }
}
