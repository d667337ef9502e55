package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CommonEnvelopes;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Inner;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Datadog security signal as its API returns it, or as a webhook sends it whose body is {@code {"security_signal_id":
 * "$SECURITY_SIGNAL_ID", "security_signal_title": "$SECURITY_SIGNAL_TITLE", …}}: the names of the variables in lower case
 * (see the README), because a webhook has only the shape that its owner gives it.
 */
public final class DatadogSignal implements AlertFormat {
    private static final String WEBHOOK = "security_signal_id";

    @Override
    public String name() {
        return "datadog-signal";
    }

    @Override
    public List<String> otherNames() {
        return List.of("datadog");
    }

    @Override
    public String describes() {
        return "Datadog security signal: from the API, one or a list, or from a webhook with our template";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        if (tree.path(WEBHOOK).isTextual()) {
            return true;
        }
        JsonNode attributes = tree.path("attributes");
        return attributes.isObject()
                && tree.path("id").isTextual()
                && (tree.path("type").asText().equals("signal") || attributes.has("custom"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        return tree.has(WEBHOOK) ? webhook(tree, context) : signal(tree, context);
    }

    private static Outcome signal(JsonNode tree, Context context) {
        Dotted at = new Dotted(tree.path("attributes"));
        Dotted custom = at.in("custom");
        Optional<String> rule = custom.text("workflow.rule.id").or(() -> at.text("workflow.rule.id"));
        String title = custom.text("title")
                .or(() -> at.text("searchable.title"))
                .or(() -> custom.text("workflow.rule.name"))
                .orElse("A Datadog signal without a title");
        AlertDraft draft = new AlertDraft(title, "datadog/" + tree.path("id").asText())
                .description(at.text("message").map(DatadogSignal::withoutMarks))
                .rule(rule)
                .status(status(custom.text("workflow.triage.state").or(() -> at.text("workflow.triage.state"))))
                .occurredAt(first(
                        at,
                        "gated.workflow.first_seen",
                        "custom.workflow.first_seen",
                        "triggering_log_timestamp",
                        "timestamp",
                        "discovery_timestamp"))
                .environment(at.text("tag.env").or(() -> tag(at, "env")))
                .resource(tag(at, "service").or(() -> at.text("host")))
                .evidenceUrl(at.text("url"))
                .attribute("ruleName", custom.text("workflow.rule.name"))
                .attribute("groupBy", at.text("groupByValuesHash"))
                .attribute("lastSeen", at.text("gated.workflow.last_seen"));
        severity(at.text("status").or(() -> at.text("severity")), draft);
        identity(at.node(), context, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Outcome webhook(JsonNode tree, Context context) {
        Dotted body = new Dotted(tree);
        Optional<String> id = body.text(WEBHOOK);
        if (id.isEmpty()) {
            return new Outcome.Rejected(WEBHOOK, "Expected the id of the signal, but it is empty.");
        }
        AlertDraft draft = new AlertDraft(
                        body.text("security_signal_title")
                                .or(() -> body.text("security_rule_name"))
                                .orElse("A Datadog signal without a title"),
                        "datadog/" + id.get())
                .description(body.text("security_signal_msg").map(DatadogSignal::withoutMarks))
                .rule(body.text("security_rule_id").or(() -> body.text("security_rule_name")))
                .status(status(body.text("security_signal_state")))
                .occurredAt(first(body, "security_signal_first_seen", "date", "last_updated"))
                .environment(body.text("env").or(() -> tag(body, "env")))
                .resource(tag(body, "service").or(() -> body.text("hostname")))
                .evidenceUrl(body.text("link"))
                .attribute("ruleName", body.text("security_rule_name"));
        severity(body.text("security_signal_severity"), draft);
        JsonNode attributes = tree.path("security_signal_attributes");
        JsonNode found = attributes.isTextual()
                ? CommonEnvelopes.json(attributes.textValue()).orElse(attributes)
                : attributes;
        identity(found, context, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<Instant> first(Dotted at, String... paths) {
        for (String path : paths) {
            Optional<Instant> time = Timestamps.read(at.at(path));
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    /** A word, or the number that a template's variable gives. */
    private static void severity(Optional<String> said, AlertDraft draft) {
        Severity severity = said.map(text ->
                        SeverityScale.ofWord(text).orElseGet(() -> SeverityScale.ofDatadog(SeverityScale.number(text))))
                .orElse(Severity.UNKNOWN);
        draft.severity(severity, said);
    }

    private static AlertStatus status(Optional<String> state) {
        return switch (state.orElse("open").toLowerCase(Locale.ROOT)) {
            case "archived" -> AlertStatus.RESOLVED;
            case "under_review" -> AlertStatus.ACKNOWLEDGED;
            default -> AlertStatus.OPEN;
        };
    }

    /** The log that the rule matched stands in {@code custom}, in its own vendor's shape. */
    private static void identity(JsonNode attributes, Context context, AlertDraft draft) {
        boolean named = new Carried(Inner.in(attributes.path("custom"), context)).addTo(draft);
        if (!named) {
            NamedFields.find(attributes, "datadog", context, draft, path -> !path.contains("triage"));
        }
    }

    /** {@code env:production} in a list of tags, or in one text with commas. */
    private static Optional<String> tag(Dotted at, String name) {
        JsonNode tags = at.node().path("tags");
        if (tags.isTextual()) {
            return List.of(tags.textValue().split(",")).stream()
                    .map(String::strip)
                    .filter(tag -> tag.startsWith(name + ":"))
                    .map(tag -> Fields.plain(tag.substring(name.length() + 1)))
                    .findFirst();
        }
        return tags.valueStream()
                .map(tag -> tag.asText(""))
                .filter(tag -> tag.startsWith(name + ":"))
                .map(tag -> Fields.plain(tag.substring(name.length() + 1)))
                .findFirst();
    }

    /** Datadog's sign for Markdown. */
    private static String withoutMarks(String text) {
        return text.replace("%%%", "").strip();
    }
}
