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
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A record in QRadar's Log Event Extended Format, 1.0 or 2.0, with or without a syslog header. */
public final class LeefEvent implements AlertFormat {
    private static final List<String> RESOURCES = List.of("resource", "dst", "dstHostName", "identHostName");

    @Override
    public String name() {
        return "leef";
    }

    @Override
    public List<String> otherNames() {
        return List.of("qradar-leef");
    }

    @Override
    public String describes() {
        return "Log Event Extended Format (LEEF) 1.0 and 2.0: text, one record a line";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("leef").isObject()
                && tree.path("leef").path("attributes").isObject();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Dotted header = new Dotted(tree.path("leef"));
        JsonNode attributes = tree.path("leef").path("attributes");
        Dotted fields = new Dotted(attributes);
        Carried carried = new Carried(attributes.properties().stream()
                .map(field -> field.getValue().asText(""))
                // JSON alone: a record of this format could hold another without an end.
                .filter(value -> value.startsWith("{"))
                .map(value -> Inner.in(value, context))
                .flatMap(Optional::stream)
                .findFirst());
        String product = Stream.of("vendor", "product")
                .map(header::text)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        String event = header.text("eventId").orElse("");
        Optional<Instant> at = time(fields, tree, context);
        Optional<String> resource =
                RESOURCES.stream().map(fields::text).flatMap(Optional::stream).findFirst();
        String title = fields.text("name")
                .or(() -> fields.text("msg"))
                .orElse(event.isEmpty() ? "A LEEF record without an event id" : product + ": " + event);
        String key = "leef/"
                + fields.text("externalId")
                        .map(id -> product + "/" + id)
                        .orElseGet(() -> StableHash.of(
                                "leef",
                                product,
                                event,
                                fields.text("usrName")
                                        .or(() -> fields.text("accountName"))
                                        .orElse(""),
                                resource.orElse(""),
                                at.map(Object::toString).orElse("")));
        AlertDraft draft = new AlertDraft(carried.title(title), carried.dedupKey(key))
                .description(fields.text("msg").or(() -> fields.text("reason")))
                .resource(resource);
        draft.occurredAt(at);
        boolean named = carried.addTo(draft);
        draft.rule(carried.rule(Optional.of(product.isEmpty() ? event : product + ":" + event)))
                .status(carried.status(AlertStatus.OPEN))
                .evidenceUrl(fields.text("url"))
                .attribute("product", Optional.of(product).filter(text -> !text.isEmpty()))
                .attribute("category", fields.text("cat"))
                .attribute("sourceAddress", fields.text("src"));
        Optional<String> said = fields.text("sev").or(() -> fields.text("severity"));
        Severity severity = said.map(text ->
                        SeverityScale.ofWord(text).orElseGet(() -> SeverityScale.ofLeef(SeverityScale.number(text))))
                .orElse(Severity.UNKNOWN);
        carried.severity(severity, said, draft);
        if (!named) {
            NamedFields.find(attributes, "leef", context, draft);
        }
        return new Outcome.Decoded(draft.build());
    }

    /** {@code devTimeFormat} is not needed: what it can say is told apart by the look of the time. */
    private static Optional<Instant> time(Dotted fields, JsonNode tree, Context context) {
        Optional<ZoneId> zone = Timestamps.zone(fields.text("devTimeZone"));
        return fields.text("devTime")
                .flatMap(text -> Timestamps.read(text, zone, AroundText.near(tree, context)))
                .or(() -> AroundText.time(tree, zone, context));
    }
}
