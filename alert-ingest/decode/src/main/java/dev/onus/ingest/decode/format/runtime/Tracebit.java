package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;

/** A Tracebit alert: a principal touched a decoy. Several events of one alert are updates of it. */
public final class Tracebit implements AlertFormat {
    private static final int OF_PRINCIPAL = 90;
    private static final int OF_DECOY = 60;
    private static final int OF_PERSON = 50;
    /** A decoy credential that was used is what the alert is about; whoever has it acts as nobody else. */
    private static final int OF_USED_DECOY = 95;

    /** In place of the decoy resource, when the decoy was a credential. */
    private static final String CREDENTIAL = "canary_credential";

    @Override
    public String name() {
        return "tracebit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("tracebit-alert");
    }

    @Override
    public String describes() {
        return "Tracebit: webhook of an alert";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        boolean named = tree.path("tracebit_portal_url").isTextual()
                || tree.path("discriminator").path("type").asText("").startsWith("tracebit");
        return named
                && tree.path("alert_id").isTextual()
                && (tree.path("canary").isObject() || tree.path(CREDENTIAL).isObject());
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        Optional<String> resource = alert.text("canary.provider_id")
                .or(() -> alert.text("canary.name"))
                .or(() -> alert.text(CREDENTIAL + ".name"));
        String decoy = alert.text("canary.name").or(() -> resource).orElse("a canary");
        AlertDraft draft = new AlertDraft(
                        alert.text("message").orElse("A canary was used") + ": " + decoy,
                        "tracebit/" + alert.text("alert_id").orElse(""))
                .rule(Optional.of(
                        "tracebit/" + alert.text("discriminator.subtype").orElse("canary")))
                .alertClass(AlertClass.COMPROMISED_WORKLOAD)
                .severity(
                        alert.text("severity").flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN),
                        alert.text("severity"))
                .occurredAt(Timestamps.read(alert.at("timestamp")))
                .resource(resource)
                .evidenceUrl(alert.text("tracebit_portal_url"));
        identities(alert, draft);
        draft.attribute("operation", alert.text("event.operation"));
        draft.attribute("canaryType", alert.text("canary.type").or(() -> alert.text(CREDENTIAL + ".type")));
        draft.attribute("sourceIp", alert.text("event.request.ip"));
        draft.attribute(
                "account", alert.text("principal.aws.account_id").or(() -> alert.text("canary.aws.account_id")));
        draft.attribute("userAgent", alert.text("event.request.user_agent.label"));
        return new Outcome.Decoded(draft.build());
    }

    /** A session named like a mailbox is a person's, at work in a role. */
    private static void identities(Fields alert, AlertDraft draft) {
        Optional<String> arn = alert.text("principal.aws.arn");
        arn.flatMap(AwsNames::ofArn).ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_PRINCIPAL));
        arn.map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(session -> session.contains("@"))
                .ifPresent(session -> draft.candidate("aws:session:" + session, CandidateRole.HUMAN, OF_PERSON));
        alert.text("principal.aws.access_key_id")
                .filter(key -> !AwsNames.isTemporaryKey(key))
                .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, OF_PRINCIPAL + 2));
        alert.text(CREDENTIAL + ".aws.access_key_id")
                .filter(key -> !AwsNames.isTemporaryKey(key))
                .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, OF_USED_DECOY));
        alert.text("canary.provider_id")
                .flatMap(AwsNames::ofArn)
                .ifPresent(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_DECOY));
    }
}
