package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Inner;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Panther alert as its custom webhook sends it. What the rule put into {@code alertContext} names whom it is about: the
 * event itself, or fields that the rule's author chose.
 */
public final class PantherAlert implements AlertFormat {
    @Override
    public String name() {
        return "panther-alert";
    }

    @Override
    public List<String> otherNames() {
        return List.of("panther");
    }

    @Override
    public String describes() {
        return "Panther alert from a custom webhook; events that Panther stores have the format of their log";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("alertId").isTextual()
                && tree.has("severity")
                && (tree.has("alertContext") || tree.has("runbook") || tree.has("tags"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        Optional<String> id = alert.text("alertId");
        if (id.isEmpty()) {
            return new Outcome.Rejected("alertId", "Expected the id of the alert, but it is empty.");
        }
        JsonNode about = tree.path("alertContext");
        Carried carried = new Carried(Inner.in(about, context)
                .or(() -> Inner.in(about.path("event"), context))
                .or(() -> Inner.in(tree.path("event"), context)));
        Optional<String> rule = alert.text("ruleId").or(() -> alert.text("id"));
        String title = alert.text("title").or(() -> alert.text("name")).orElse("A Panther alert without a title");
        AlertDraft draft = new AlertDraft(carried.title(title), carried.dedupKey("panther/" + id.get()))
                .description(alert.text("description"));
        draft.occurredAt(
                Timestamps.read(alert.at("firstEventOccurredAt")).or(() -> Timestamps.read(alert.at("createdAt"))));
        boolean named = carried.addTo(draft);
        draft.rule(carried.rule(rule))
                .status(carried.status(status(alert)))
                .evidenceUrl(alert.text("link"))
                .test(alert.flag("isTest"))
                .attribute("ruleName", alert.text("name"))
                .attribute("runbook", alert.text("runbook"))
                .attribute("type", alert.text("type"))
                .attribute("tags", Fields.whole(tree.path("tags")).filter(tags -> !tags.equals("[]")));
        Optional<String> said = alert.text("severity");
        carried.severity(said.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), said, draft);
        if (!named) {
            NamedFields.find(about, "panther", context, draft);
        }
        return new Outcome.Decoded(draft.build());
    }

    private static AlertStatus status(Fields alert) {
        return switch (alert.text("status").orElse("").toUpperCase(Locale.ROOT)) {
            case "RESOLVED", "CLOSED" -> AlertStatus.RESOLVED;
            case "TRIAGED" -> AlertStatus.ACKNOWLEDGED;
            default -> AlertStatus.OPEN;
        };
    }
}
