package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Inner;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A record in ArcSight's Common Event Format, as text, behind a syslog header, or in JSON. The custom fields are known by
 * their labels. A value that holds another product's JSON is read as that.
 */
public final class CefEvent implements AlertFormat {
    private static final List<String> RESOURCES =
            List.of("destinationServiceName", "dhost", "dst", "filePath", "fname", "request");
    private static final List<String> TIMES = List.of("start", "rt", "end", "deviceReceiptTime");

    @Override
    public String name() {
        return "cef";
    }

    @Override
    public List<String> otherNames() {
        return List.of("arcsight-cef", "arcsight");
    }

    @Override
    public String describes() {
        return "Common Event Format (CEF): text, one record a line, with or without a syslog header";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("cef").isObject() && tree.path("cef").path("extension").isObject();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Dotted header = new Dotted(tree.path("cef"));
        ObjectNode fields = labelled(tree.path("cef").path("extension"));
        Dotted extension = new Dotted(fields);
        Carried carried = new Carried(inner(fields, context));
        String product = Stream.of("vendor", "product")
                .map(header::text)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        String event = header.text("eventClassId").orElse("");
        String title = header.text("name")
                .or(() -> extension.text("msg"))
                .orElse(event.isEmpty() ? "A CEF record without a name" : event);
        Optional<Instant> at = time(extension, tree, context);
        Optional<String> resource = RESOURCES.stream()
                .map(extension::text)
                .flatMap(Optional::stream)
                .findFirst();
        AlertDraft draft = new AlertDraft(
                        carried.title(title), carried.dedupKey(key(header, extension, product, resource, at)))
                .description(extension.text("msg"))
                .resource(resource);
        draft.occurredAt(at);
        boolean named = carried.addTo(draft);
        draft.rule(carried.rule(Optional.of(product.isEmpty() ? event : product + ":" + event)))
                .status(carried.status(AlertStatus.OPEN))
                .evidenceUrl(extension.text("request").or(() -> links(fields)))
                .attribute("product", Optional.of(product).filter(text -> !text.isEmpty()))
                .attribute("category", extension.text("cat"))
                .attribute("action", extension.text("act"))
                .attribute("sourceAddress", extension.text("src"))
                .attribute("sourceHost", extension.text("shost"));
        Optional<String> said = Optional.of(
                        tree.path("cef").path("severity").asText("").strip())
                .filter(text -> !text.isEmpty());
        carried.severity(SeverityScale.ofCef(said.orElse("")), said, draft);
        if (!named) {
            NamedFields.find(fields, "cef", context, draft);
        }
        return new Outcome.Decoded(draft.build());
    }

    /** With each custom field ({@code cs1} to {@code cs6} and so on) also under the name that its label gives it. */
    private static ObjectNode labelled(JsonNode extension) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        extension.properties().forEach(field -> {
            JsonNode label = extension.path(field.getKey() + "Label");
            boolean isNamed = label.isTextual() && !label.textValue().isBlank();
            fields.set(isNamed ? label.textValue().strip() : field.getKey(), field.getValue());
        });
        return fields;
    }

    private static Optional<Inner> inner(ObjectNode fields, Context context) {
        return fields.properties().stream()
                .map(field -> field.getValue().asText(""))
                // JSON alone: a record of this format could hold another without an end.
                .filter(value -> value.startsWith("{"))
                .map(value -> Inner.in(value, context))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> links(ObjectNode fields) {
        return fields.properties().stream()
                .map(field -> field.getValue().asText(""))
                .filter(value -> value.startsWith("https://"))
                .findFirst();
    }

    private static Optional<Instant> time(Dotted extension, JsonNode tree, Context context) {
        Optional<ZoneId> zone = Timestamps.zone(extension.text("dtz"));
        return TIMES.stream()
                .map(extension::text)
                .flatMap(Optional::stream)
                .map(text -> Timestamps.read(text, zone, AroundText.near(tree, context)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> AroundText.time(tree, zone, context));
    }

    private static String key(
            Dotted header, Dotted extension, String product, Optional<String> resource, Optional<Instant> at) {
        String event = header.text("eventClassId").orElse("");
        return "cef/"
                + extension
                        .text("externalId")
                        .or(() -> extension.text("eventId"))
                        .map(id -> product + "/" + id)
                        .orElseGet(() -> StableHash.of(
                                "cef",
                                product,
                                event,
                                header.text("name").orElse(""),
                                extension
                                        .text("suser")
                                        .or(() -> extension.text("suid"))
                                        .orElse(""),
                                extension
                                        .text("duser")
                                        .or(() -> extension.text("duid"))
                                        .orElse(""),
                                resource.orElse(""),
                                at.map(Object::toString).orElse("")));
    }
}
