package dev.onus.ingest.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.redact.AlertRedaction;
import dev.onus.ingest.redact.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What became of the items of a message, for people and golden files: redacted, without what is empty. */
public final class ItemJson {
    private final Redactor redactor;
    private final String delivery;

    /** @param delivery the submission's own, which is not worth showing */
    public ItemJson(Redactor redactor, String delivery) {
        this.redactor = redactor;
        this.delivery = delivery;
    }

    public ArrayNode of(List<Item> items) {
        ArrayNode all = IntakeJson.MAPPER.createArrayNode();
        items.forEach(item -> all.add(of(item)));
        return all;
    }

    private ObjectNode of(Item item) {
        ObjectNode node = IntakeJson.MAPPER.createObjectNode();
        node.put("format", item.format());
        if (!item.delivery().equals(delivery)) {
            node.put("delivery", redactor.text(item.delivery()));
        }
        node.put("index", item.index());
        switch (item.outcome()) {
            case Outcome.Decoded decoded -> alert(item, decoded.alert(), node.putObject("alert"));
            case Outcome.Ignored ignored ->
                node.putObject("ignored").put("rule", ignored.rule()).put("reason", redactor.text(ignored.reason()));
            case Outcome.Unmapped unmapped -> node.put("unmapped", redactor.text(unmapped.reason()));
            case Outcome.Rejected rejected ->
                node.putObject("rejected")
                        .put("field", rejected.field())
                        .put("reason", redactor.text(rejected.reason()));
        }
        return node;
    }

    private void alert(Item item, Alert raw, ObjectNode node) {
        Alert alert = new AlertRedaction(redactor, redactor.secretsIn(item.tree())).of(raw);
        node.put("title", alert.title());
        ArrayNode candidates = node.putArray("candidates");
        alert.candidates()
                .forEach(it ->
                        candidates.add(it.id() + " (" + it.role().word() + ", " + it.confidencePercent() + " %)"));
        node.put("severity", alert.severity().word());
        put(node, "severityOriginal", alert.severityOriginal());
        put(node, "severityReason", alert.severityReason());
        node.put("status", alert.status().word());
        node.put("alertClass", alert.alertClass().word());
        node.put("credentialState", alert.credentialState().word());
        put(node, "credentialObservedAt", alert.credentialObservedAt().map(Object::toString));
        put(node, "rule", alert.rule());
        node.put("dedupKey", alert.dedupKey());
        put(node, "correlationId", alert.correlationId());
        put(node, "resource", alert.resource());
        put(node, "environment", alert.environment());
        put(node, "occurredAt", alert.occurredAt().map(Object::toString));
        put(node, "evidenceUrl", alert.evidenceUrl());
        put(node, "description", alert.description());
        put(node, "sourceName", alert.sourceName());
        flag(node, "test", alert.test());
        flag(node, "sample", alert.sample());
        flag(node, "publiclyExposed", alert.publiclyExposed());
        if (!alert.attributes().isEmpty()) {
            ObjectNode attributes = node.putObject("attributes");
            new TreeMap<>(alert.attributes()).forEach(attributes::put);
        }
        if (!alert.warnings().isEmpty()) {
            ArrayNode warnings = node.putArray("warnings");
            alert.warnings().forEach(warnings::add);
        }
    }

    private static void put(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }

    private static void flag(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }
}
