package dev.onus.ingest.decode.format.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Labels;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OCSF, as Security Hub (its second version), Prowler, Security Lake and others write it. A finding is an alert, unless
 * its product says that it is none; an event (a log-in, a change of an account, a call) is one when a rule says so.
 */
public final class Ocsf implements AlertFormat {
    /** Findings match none of the rules, which are about events. */
    private final EventRules rules = new EventRules(EventRules.shipped("ocsf").rules(), true);

    @Override
    public String name() {
        return "ocsf";
    }

    @Override
    public List<String> otherNames() {
        return List.of("prowler", "aws-security-hub-v2");
    }

    @Override
    public String describes() {
        return "OCSF findings (2001 to 2008) and events (3001 to 3006, 6003): Security Hub V2, Prowler, Security Lake";
    }

    @Override
    public EventRules rules() {
        return rules;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields record = new Fields(tree);
        return record.at("metadata.product").isObject() && OcsfClass.of(record).isPresent();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields record = new Fields(tree);
        OcsfClass kind = OcsfClass.of(record).orElseThrow();
        if (record.at("is_alert").asText("").equalsIgnoreCase("false")) {
            return new Outcome.Ignored("ocsf/no-alert", "The product itself says that it is no alert (is_alert).");
        }
        return new Outcome.Decoded(
                kind.isFinding() ? finding(record, kind, context) : event(tree, record, kind, context));
    }

    private static Alert finding(Fields record, OcsfClass kind, Context context) {
        Fields info = record.in(record.has("finding_info") ? "finding_info" : "finding");
        String product = product(record);
        Optional<String> uid = info.text("uid").or(() -> record.text("metadata.uid"));
        Optional<String> rule = rule(record, info, uid);
        OcsfIdentities identities = new OcsfIdentities(record, context.given("cluster"));
        Optional<String> resource = identities.resource();
        String key = uid.orElseGet(() -> StableHash.of("ocsf", rule.orElse(""), resource.orElse(""), kind.word()));
        AlertDraft draft = new AlertDraft(title(record, info, kind), "ocsf/" + product + "/" + key)
                .correlationId(correlation(record, uid))
                .rule(rule)
                .alertClass(OcsfAlertClass.of(record, kind, rule.orElse("")))
                .description(info.text("desc").or(() -> record.text("message")))
                .status(OcsfStatus.of(record))
                .resource(resource)
                .occurredAt(OcsfTimes.occurred(record, info))
                .evidenceUrl(info.text("src_url").or(() -> reference(record)));
        return common(record, draft, identities);
    }

    private static Alert event(JsonNode tree, Fields record, OcsfClass kind, Context context) {
        OcsfIdentities identities = new OcsfIdentities(record, context.given("cluster"));
        String event = kind.event(record);
        String key = record.text("metadata.uid")
                .or(() -> record.text("metadata.original_event_uid"))
                .orElseGet(() -> StableHash.of("ocsf", tree.toString()));
        String who = identities.actorName().map(name -> " by " + name).orElse("");
        AlertDraft draft = new AlertDraft(
                        record.text("message").orElseGet(() -> event + who), "ocsf/" + product(record) + "/" + key)
                .rule(Optional.of(event))
                .resource(identities.resource())
                .occurredAt(OcsfTimes.occurred(record, record.in("finding_info")));
        return common(record, draft, identities);
    }

    private static Alert common(Fields record, AlertDraft draft, OcsfIdentities identities) {
        severity(record, draft);
        draft.environment(environment(record));
        draft.attribute("product", record.text("metadata.product.name"));
        draft.attribute("class", record.text("class_name").or(() -> record.text("class_uid")));
        draft.attribute("accountId", record.text("cloud.account.uid"));
        draft.attribute("region", record.text("cloud.region"));
        draft.attribute("provider", record.text("cloud.provider"));
        draft.attribute("statusCode", record.text("status_code"));
        draft.attribute(
                "callerIp",
                record.text("src_endpoint.ip")
                        .or(() -> Fields.whole(record.at("evidences")
                                .path(0)
                                .path("src_endpoint")
                                .path("ip"))));
        draft.attribute(
                "operation",
                record.text("api.operation")
                        .or(() -> Fields.whole(
                                record.at("evidences").path(0).path("api").path("operation"))));
        draft.attribute("riskDetails", record.text("risk_details"));
        identities.find(draft);
        return draft.build();
    }

    /** What Security Hub has from GuardDuty names the detector as its analytic, and its rule as the type. */
    private static Optional<String> rule(Fields record, Fields info, Optional<String> uid) {
        Optional<String> type = Fields.whole(info.at("types").path(0)).filter(text -> !text.isEmpty());
        boolean ofGuardDuty = uid.flatMap(AwsNames::guardDutyFinding).isPresent();
        return type.filter(text -> ofGuardDuty)
                .or(() -> info.text("analytic.uid"))
                .or(() -> record.text("metadata.event_code"))
                .or(() -> record.text("compliance.control"))
                .or(() -> type);
    }

    private static String title(Fields record, Fields info, OcsfClass kind) {
        return info.text("title")
                .or(() -> record.text("message"))
                .or(() -> record.text("class_name"))
                .orElse(kind.word());
    }

    private static String product(Fields record) {
        return record.text("metadata.product.uid")
                .or(() -> record.text("metadata.product.name"))
                .or(() -> record.text("metadata.product.vendor_name"))
                .orElse("unknown");
    }

    /** GuardDuty's ARN, wherever it stands; else an id that is unique by itself. */
    private static Optional<String> correlation(Fields record, Optional<String> uid) {
        return Stream.of(
                        uid,
                        record.text("metadata.uid"),
                        record.text("metadata.original_uid"),
                        record.text("metadata.original_event_uid"))
                .flatMap(Optional::stream)
                .flatMap(text -> AwsNames.guardDutyFinding(text).stream())
                .findFirst()
                .or(() -> uid.filter(text -> text.startsWith("arn:aws")));
    }

    /** Some products leave the number at 0 and put the word where nothing maps. */
    private static void severity(Fields record, AlertDraft draft) {
        Optional<String> word = record.text("severity");
        Severity severity = SeverityScale.ofOcsf(
                SeverityScale.number(record.text("severity_id").orElse("")),
                word.filter(text -> SeverityScale.ofWord(text).isPresent())
                        .or(() -> record.text("vendor_attributes.severity"))
                        .or(() -> record.text("unmapped.severity"))
                        .or(() -> record.text("unmapped.Severity")));
        draft.severity(severity, word.or(() -> record.text("severity_id")));
    }

    private static Optional<String> environment(Fields record) {
        Optional<String> ofAccount = Labels.environment(record.at("cloud.account.labels"));
        for (JsonNode resource : record.at("resources")) {
            Optional<String> found =
                    Labels.environment(resource.path("labels")).or(() -> Labels.environment(resource.path("tags")));
            if (found.isPresent()) {
                return found;
            }
        }
        return ofAccount;
    }

    private static Optional<String> reference(Fields record) {
        for (JsonNode each : record.at("remediation.references")) {
            if (each.asText().startsWith("https://")) {
                return Fields.whole(each);
            }
        }
        return Optional.empty();
    }
}
