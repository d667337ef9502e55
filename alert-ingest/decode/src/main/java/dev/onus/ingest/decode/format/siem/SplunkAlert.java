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
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Splunk's alert action "webhook": the first row of a saved search, or a notable or risk notable of Enterprise Security.
 * The id of the search job is never part of the key: one job has many rows, and each run is a new job.
 */
public final class SplunkAlert implements AlertFormat {
    /** What changes from run to run of the same search over the same event. */
    private static final Set<String> VOLATILE =
            Set.of("_indextime", "_serial", "_si", "_cd", "_bkt", "_confstr", "_kv", "splunk_server", "linecount");

    private static final List<String> RESOURCES = List.of("dest", "object", "resource", "orig_host", "host");

    @Override
    public String name() {
        return "splunk-alert";
    }

    @Override
    public List<String> otherNames() {
        return List.of("splunk", "splunk-webhook", "splunk-notable");
    }

    @Override
    public String describes() {
        return "Splunk alert action \"webhook\": a row of a saved search, notable or risk notable of Enterprise Security";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.has("sid") && tree.has("result") && (tree.has("search_name") || tree.has("results_link"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        JsonNode result = tree.path("result");
        Dotted row = new Dotted(result);
        Carried carried = new Carried(row.text("_raw").flatMap(raw -> Inner.in(raw, context)));
        Optional<String> search = alert.text("search_name").or(() -> row.text("search_name"));
        Optional<String> rule = row.text("rule_id").or(() -> search).or(() -> row.text("source"));
        String title = row.text("rule_title")
                .or(() -> row.text("rule_name"))
                .or(() -> search)
                .or(() -> row.text("signature"))
                .orElse("A Splunk search without a name");
        AlertDraft draft = new AlertDraft(carried.title(title), carried.dedupKey(key(row, search, alert)))
                .description(row.text("rule_description").or(() -> row.text("risk_message")))
                .resource(RESOURCES.stream()
                        .map(row::text)
                        .flatMap(Optional::stream)
                        .findFirst())
                .environment(row.text("environment").or(() -> row.text("env")));
        draft.occurredAt(time(row));
        boolean named = carried.addTo(draft);
        draft.rule(carried.rule(rule))
                .status(carried.status(status(row)))
                .evidenceUrl(alert.text("results_link").or(() -> row.text("drilldown_search")))
                .attribute("search", search)
                .attribute("app", alert.text("app"))
                .attribute("sourcetype", row.text("sourcetype"))
                .attribute("riskScore", row.text("risk_score"));
        severity(row, carried, draft);
        if (result.isNull() || result.isEmpty()) {
            draft.warn("Splunk sent no row of the search: the link leads to what it found.");
        } else if (!named) {
            NamedFields.find(result, "splunk", context, draft, path -> !path.startsWith("_"));
        }
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<Instant> time(Dotted row) {
        return Timestamps.read(row.at("_time")).or(() -> Timestamps.read(row.at("orig_time")));
    }

    /** A notable has an id of its own; of another row all that stays the same from run to run. */
    private static String key(Dotted row, Optional<String> search, Fields alert) {
        Optional<String> event = row.text("event_id").or(() -> row.text("source_event_id"));
        if (event.isPresent()) {
            return "splunk/" + event.get();
        }
        StringBuilder stable = new StringBuilder();
        row.node().properties().stream()
                .filter(field -> !VOLATILE.contains(field.getKey().toLowerCase(Locale.ROOT)))
                .filter(field -> !field.getKey().startsWith("date_"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> stable.append(field.getKey())
                        .append('=')
                        .append(field.getValue())
                        .append('\n'));
        String rows = stable.isEmpty() && search.isEmpty() ? alert.text("sid").orElse("") : stable.toString();
        return "splunk/" + StableHash.of("splunk-row", search.orElse(""), rows);
    }

    /** A notable's states: 4 is resolved, 5 is closed. */
    private static AlertStatus status(Dotted row) {
        Optional<String> said = row.text("status_label").or(() -> row.text("status"));
        return said.map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "resolved", "closed", "4", "5" -> AlertStatus.RESOLVED;
                    case "in progress", "2" -> AlertStatus.ACKNOWLEDGED;
                    default -> AlertStatus.OPEN;
                })
                .filter(status -> row.text("event_id").isPresent())
                .orElse(AlertStatus.OPEN);
    }

    private static void severity(Dotted row, Carried carried, AlertDraft draft) {
        Optional<String> said = row.text("urgency")
                .or(() -> row.text("severity"))
                .or(() -> row.text("alert.severity"))
                .or(() -> row.text("severity_id"));
        Severity severity = said.map(text -> SeverityScale.ofWord(text)
                        .orElseGet(() -> SeverityScale.ofSplunkAlert(SeverityScale.number(text))))
                .orElse(Severity.UNKNOWN);
        carried.severity(severity, said, draft);
    }
}
