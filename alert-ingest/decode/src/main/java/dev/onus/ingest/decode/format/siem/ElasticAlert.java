package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Inner;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An Elastic Security detection alert: 8.x with dotted names, nested names, or the lists of its fields API, and 7.x
 * below {@code signal}. The record that the rule fired on is often in it as text.
 */
public final class ElasticAlert implements AlertFormat {
    private static final List<String> RESOURCES = List.of(
            "cloud.resource.id",
            "aws.cloudtrail.resources.arn",
            "kubernetes.audit.objectRef.name",
            "gcp.audit.resource_name",
            "github.repo",
            "host.name",
            "cloud.instance.id");

    @Override
    public String name() {
        return "elastic-alert";
    }

    @Override
    public List<String> otherNames() {
        return List.of("elastic", "elastic-security");
    }

    @Override
    public String describes() {
        return "Elastic Security detection alert: 8.x dotted, nested or from the fields API, 7.x signal, search hit";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        if (!tree.isObject()) {
            return false;
        }
        if (tree.path("kibana").path("alert").isObject()
                || tree.path("signal").path("rule").isObject()) {
            return true;
        }
        for (var names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.startsWith("kibana.alert.") || name.startsWith("signal.rule.")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Dotted document = new Dotted(tree);
        Kibana kibana = new Kibana(document);
        if (kibana.text("building_block_type").isPresent()) {
            return new Outcome.Ignored(
                    name() + "/building-block", "A building block: the alert of the sequence comes by itself.");
        }
        Carried carried = new Carried(document.text("event.original")
                .or(() -> document.text("message"))
                .flatMap(raw -> Inner.in(raw, context)));
        String ruleName = kibana.rule("name").orElse("An Elastic rule without a name");
        Optional<String> rule =
                kibana.rule("rule_id").or(() -> kibana.rule("uuid")).or(() -> kibana.rule("id"));
        AlertDraft draft = new AlertDraft(carried.title(ruleName), carried.dedupKey(key(document, kibana, rule)))
                .description(kibana.text("reason").or(() -> kibana.rule("description")));
        draft.occurredAt(kibana.time())
                .resource(RESOURCES.stream()
                        .map(document::text)
                        .flatMap(Optional::stream)
                        .findFirst())
                .environment(document.text("service.environment").or(() -> document.text("labels.environment")));
        boolean named = carried.addTo(draft);
        draft.rule(carried.rule(rule))
                .status(carried.status(status(kibana)))
                .evidenceUrl(kibana.text("url"))
                .attribute("ruleName", Optional.of(ruleName))
                .attribute("riskScore", riskScore(kibana))
                .attribute("group", kibana.text("group.id"))
                .attribute("space", document.text("kibana.space_ids"))
                .attribute("accountId", document.text("cloud.account.id"));
        Optional<String> said = kibana.text("severity").or(() -> kibana.rule("severity"));
        Severity severity = said.flatMap(SeverityScale::ofWord)
                .or(() -> riskScore(kibana).map(SeverityScale::number).map(SeverityScale::ofElasticRisk))
                .orElse(Severity.UNKNOWN);
        carried.severity(severity, said.or(() -> riskScore(kibana)), draft);
        if (!named) {
            ElasticIdentities.find(document, context, draft);
        }
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<String> riskScore(Kibana kibana) {
        return kibana.text("risk_score").or(() -> kibana.rule("risk_score"));
    }

    /** Its own id; a document that lost it is known by its rule and by what it fired on. */
    private static String key(Dotted document, Kibana kibana, Optional<String> rule) {
        return "elastic/"
                + kibana.text("uuid")
                        .or(() -> document.text("_id"))
                        .or(() -> document.text("event.id"))
                        .orElseGet(() -> StableHash.of(
                                "elastic-alert",
                                rule.orElse(""),
                                kibana.time().map(Object::toString).orElse(""),
                                document.text("user.name").orElse(""),
                                document.text("host.name").orElse("")));
    }

    private static AlertStatus status(Kibana kibana) {
        String workflow =
                kibana.text("workflow_status").or(() -> kibana.text("status")).orElse("open");
        boolean recovered = kibana.text("status").filter("recovered"::equals).isPresent();
        if (recovered || workflow.equals("closed") || workflow.equals("recovered")) {
            return AlertStatus.RESOLVED;
        }
        boolean taken = workflow.equals("acknowledged") || workflow.equals("in-progress");
        return taken ? AlertStatus.ACKNOWLEDGED : AlertStatus.OPEN;
    }

    /** The alert's own fields, in 8.x or in 7.x. */
    private record Kibana(Dotted document) {
        Optional<String> text(String name) {
            return document.text("kibana.alert." + name).or(() -> document.text("signal." + name));
        }

        Optional<String> rule(String name) {
            return text("rule." + name);
        }

        /** When it happened; the alert's own time changes with each update. */
        Optional<Instant> time() {
            return Timestamps.read(document.at("kibana.alert.original_time"))
                    .or(() -> Timestamps.read(document.at("signal.original_time")))
                    .or(() -> Timestamps.read(document.at("@timestamp")));
        }
    }
}
