package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.Mentions;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Wazuh alert. What a cloud or a product sent to Wazuh lies whole below {@code data.<integration>}: its own format
 * reads it, for whom it is about and for the id of the finding, which is the same as when it comes straight. How bad it
 * is, Wazuh's level says.
 */
public final class Wazuh implements AlertFormat {
    private static final int OF_PERSON = 40;
    private static final int MOST_INNER = 20;

    @Override
    public String name() {
        return "wazuh";
    }

    @Override
    public List<String> otherNames() {
        return List.of("wazuh-alert");
    }

    @Override
    public String describes() {
        return "Wazuh alert, with what another product sent to Wazuh inside";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("rule").has("level")
                && tree.path("agent").isObject()
                && tree.path("manager").isObject();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        String rule = alert.text("rule.id").orElse("rule");
        String manager = alert.text("manager.name").orElse(context.source());
        Optional<Alert> inner = inner(tree.path("data"), context);
        AlertDraft draft = new AlertDraft(
                        alert.text("rule.description").orElse("Wazuh rule " + rule),
                        "wazuh/" + manager + "/" + id(alert, rule))
                .correlationId(inner.flatMap(Alert::correlationId))
                .rule(Optional.of("wazuh/" + rule))
                .alertClass(inner.map(Alert::alertClass).orElse(AlertClass.OTHER))
                .severity(severity(alert), alert.text("rule.level"))
                .description(inner.flatMap(Alert::description).or(() -> alert.text("full_log")))
                .occurredAt(inner.flatMap(Alert::occurredAt).or(() -> Timestamps.read(alert.at("timestamp"))))
                .resource(inner.flatMap(Alert::resource).or(() -> alert.text("agent.name")))
                .evidenceUrl(inner.flatMap(Alert::evidenceUrl));
        inner.ifPresent(found -> take(found, draft));
        identities(alert, draft);
        draft.attribute("agent", alert.text("agent.name"));
        draft.attribute("manager", Optional.of(manager));
        draft.attribute("groups", Fields.whole(alert.at("rule.groups")));
        draft.attribute("mitre", Fields.whole(alert.at("rule.mitre.id")));
        draft.attribute("sourceIp", alert.text("data.srcip"));
        draft.attribute("location", alert.text("location"));
        return new Outcome.Decoded(draft.build());
    }

    /** Its id counts within its manager alone. */
    private static String id(Fields alert, String rule) {
        return alert.text("id")
                .orElseGet(() -> StableHash.of(
                        "wazuh",
                        rule,
                        alert.text("agent.id").orElse(""),
                        alert.text("timestamp").orElse(""),
                        alert.text("full_log").orElse("")));
    }

    private static Severity severity(Fields alert) {
        return alert.text("rule.level")
                .map(SeverityScale::number)
                .map(SeverityScale::ofWazuh)
                .orElse(Severity.UNKNOWN);
    }

    /** The first part of {@code data} that another format knows; Wazuh turns numbers and flags into text on the way. */
    private static Optional<Alert> inner(JsonNode data, Context context) {
        return Stream.concat(Stream.of(data), data.properties().stream().map(field -> field.getValue()))
                .filter(JsonNode::isObject)
                .limit(MOST_INNER)
                .flatMap(part -> Formats.of(part).stream()
                        .filter(format -> !format.name().equals(Formats.OWN) && !(format instanceof Wazuh))
                        .map(format -> format.decode(part, context)))
                .filter(Outcome.Decoded.class::isInstance)
                .map(outcome -> ((Outcome.Decoded) outcome).alert())
                .findFirst();
    }

    private static void take(Alert inner, AlertDraft draft) {
        draft.test(inner.test());
        inner.candidates().forEach(one -> draft.candidate(one.id(), one.role(), one.confidencePercent()));
        draft.status(inner.status())
                .credential(inner.credentialState(), inner.credentialObservedAt())
                .publiclyExposed(inner.publiclyExposed())
                .environment(inner.environment())
                .sample(inner.sample());
        inner.attributes().forEach((name, value) -> draft.attribute(name, Optional.of(value)));
        draft.attribute("innerRule", inner.rule());
        draft.attribute("innerSeverity", inner.severityOriginal());
        inner.warnings().forEach(draft::warn);
    }

    /** A log-in name at a host is a person's until somebody registers it. */
    private static void identities(Fields alert, AlertDraft draft) {
        String host = alert.text("agent.name").orElse("");
        Stream.of("data.dstuser", "data.srcuser")
                .map(alert::text)
                .flatMap(Optional::stream)
                .filter(user -> !user.equals("root"))
                .forEach(user -> draft.candidate("host:user:" + host + "/" + user, CandidateRole.HUMAN, OF_PERSON));
        if (!draft.hasCandidate()) {
            alert.text("full_log").ifPresent(log -> Mentions.inText(log, "aws", Optional.empty(), draft));
        }
    }
}
