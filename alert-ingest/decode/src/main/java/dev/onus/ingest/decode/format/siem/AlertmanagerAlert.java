package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One alert of Prometheus: from the group that Alertmanager's webhook (version 4) sends, or as Prometheus itself posts it
 * to {@code /api/v2/alerts}, where it has no status and ends when its {@code endsAt} has passed. Its labels are its
 * identity: peers of a cluster that send it twice send the same fingerprint.
 */
public final class AlertmanagerAlert implements AlertFormat {
    private static final List<String> RESOURCES = List.of("resource", "instance", "pod", "host", "node", "job");

    @Override
    public String name() {
        return "prometheus-alertmanager";
    }

    @Override
    public List<String> otherNames() {
        return List.of("alertmanager", "prometheus");
    }

    @Override
    public String describes() {
        return "Prometheus Alertmanager: webhook group (version 4), POST /api/v2/alerts";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        JsonNode labels = tree.path("labels");
        return labels.isObject()
                && (labels.path("alertname").isTextual() || tree.has("generatorURL") || tree.has("fingerprint"))
                && (tree.has("startsAt") || tree.has("endsAt") || tree.has("annotations") || tree.size() == 1);
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        JsonNode labels = tree.path("labels");
        Dotted label = new Dotted(labels);
        Dotted note = new Dotted(tree.path("annotations"));
        Optional<String> name = label.text("alertname");
        String title = note.text("summary")
                .or(() -> note.text("title"))
                .or(() -> name)
                .orElse("An alert of Prometheus without a name");
        AlertDraft draft = new AlertDraft(title, key(alert, labels, context))
                .rule(name)
                .description(note.text("description").or(() -> note.text("message")))
                .status(status(alert, context))
                .alertClass(label.text("alert_class")
                        .or(() -> label.text("class"))
                        .flatMap(word -> Word.find(AlertClass.class, word))
                        .orElse(AlertClass.OTHER))
                .resource(RESOURCES.stream()
                        .map(label::text)
                        .flatMap(Optional::stream)
                        .findFirst())
                .environment(label.text("environment").or(() -> label.text("env")))
                .occurredAt(Timestamps.read(alert.at("startsAt")))
                .evidenceUrl(alert.text("generatorURL").or(() -> note.text("runbook_url")))
                .attribute("runbook", note.text("runbook_url"))
                .attribute("receiver", alert.text("receiver"))
                .attribute("notificationReason", alert.text("notification_reason"));
        Optional<String> said = label.text("severity").or(() -> label.text("priority"));
        draft.severity(said.map(SeverityScale::ofAlertmanager).orElse(Severity.UNKNOWN), said);
        labels.properties()
                .forEach(field -> draft.attribute("label." + field.getKey(), Fields.whole(field.getValue())));
        alert.text("truncatedAlerts")
                .filter(count -> !count.equals("0"))
                .ifPresent(
                        count -> draft.warn("Alertmanager left out " + Fields.plain(count) + " alerts of the group."));
        NamedFields.find(labels, "prometheus", context, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** The address of the sender is no part of it: each peer of a cluster has its own, and sends the same alert. */
    private static String key(Fields alert, JsonNode labels, Context context) {
        String print = alert.text("fingerprint")
                .orElseGet(() -> StableHash.of(Stream.concat(
                                Stream.of("alertmanager-labels"),
                                labels.properties().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .flatMap(field -> Stream.of(
                                                field.getKey(),
                                                Fields.whole(field.getValue()).orElse(""))))
                        .toArray(String[]::new)));
        return "alertmanager/" + context.source() + "/" + print;
    }

    /** Year 1 means that it has not ended; a time to come is only when it ends if nobody says more. */
    private static AlertStatus status(Fields alert, Context context) {
        // The API of version 2 gives an object, which says whether the alert is shown, not whether it ended.
        Optional<String> said = alert.text("status");
        if (said.isPresent()) {
            return said.get().equalsIgnoreCase("resolved") ? AlertStatus.RESOLVED : AlertStatus.OPEN;
        }
        Optional<Instant> end = Timestamps.read(alert.at("endsAt"));
        boolean ended = end.isPresent()
                && context.at().filter(now -> !end.get().isAfter(now)).isPresent();
        return ended ? AlertStatus.RESOLVED : AlertStatus.OPEN;
    }
}
