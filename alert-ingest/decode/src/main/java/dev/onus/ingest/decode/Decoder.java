package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.ingest.decode.text.TextRecords;
import dev.onus.ingest.redact.SecretDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From a message to its items, each with an outcome of its own. Never throws, whatever the bytes are: one bad item takes
 * no other with it.
 */
public final class Decoder {
    /** More in one message are kept as one dead letter. */
    public static final int MAX_ITEMS = 10_000;

    /** Stands for the format of what a source's own mapping read. */
    public static final String MAPPING = "mapping";

    private static final String EMPTY = "empty-message";
    private static final int LONGEST_SHAPE = 200;

    private final SecretDigest digest;

    public Decoder(SecretDigest digest) {
        this.digest = digest;
    }

    public List<Item> decode(Submission submission) {
        return decode(submission, Optional.empty());
    }

    /** @param at when it was received: a time that names no year, or says until when, is understood from it */
    public List<Item> decode(Submission submission, Optional<Instant> at) {
        List<BodyReader.Piece> pieces = BodyReader.read(submission.body());
        if (pieces.isEmpty()) {
            return List.of(whole(
                    submission, new Outcome.Ignored(EMPTY, "Expected an alert, but the message has no content.")));
        }
        String delivery = binaryCloudEvent(submission.headers()).orElse(submission.delivery());
        List<Child> children = Envelopes.open(pieces, delivery, submission.firstIndex());
        if (children.size() > MAX_ITEMS) {
            return List.of(whole(
                    submission,
                    new Outcome.Unmapped(
                            "Expected at most " + MAX_ITEMS + " items in a message, but there are more.")));
        }
        if (children.isEmpty()) {
            return List.of(
                    whole(submission, new Outcome.Ignored(EMPTY, "Expected an alert, but the message has no items.")));
        }
        return children.stream()
                .flatMap(child -> decode(child, submission, at).stream())
                .toList();
    }

    private List<Item> decode(Child child, Submission submission, Optional<Instant> at) {
        if (!child.isReadable()) {
            return List.of(Item.of(child, Item.NO_FORMAT, new Outcome.Unmapped(child.problem())));
        }
        Optional<Mapping> mapping = submission.options().mapping();
        if (mapping.isPresent()) {
            return mapped(child, submission, mapping.get(), at);
        }
        return List.of(choose(child.tree(), submission.format())
                .map(format -> Item.of(child, format.name(), outcome(format, child, submission, at)))
                .orElseGet(() -> Item.of(
                        child, Item.NO_FORMAT, new Outcome.Unmapped(unknown(child.tree(), submission.format())))));
    }

    private Outcome outcome(AlertFormat format, Child child, Submission submission, Optional<Instant> at) {
        AlertFormat.Context context = new AlertFormat.Context(
                submission.source(), child.delivery(), child.index(), digest, submission.options(), at);
        TimeReading times = TimeReading.of(submission.options(), child.tree());
        try {
            Outcome outcome = times.during(() -> timed(format.decode(child.tree(), context), child.tree()));
            return outcome instanceof Outcome.Decoded decoded
                    ? Judgement.of(times.said(decoded.alert(), at), format, child.tree(), submission.options())
                    : outcome;
        } catch (RuntimeException e) {
            // A bug in a format must not lose the alert; its message could quote a secret.
            return new Outcome.Unmapped("The decoder of " + format.name() + " failed with "
                    + e.getClass().getSimpleName() + ".");
        }
    }

    /** Panther adds its own time to what it stores. */
    private static Outcome timed(Outcome outcome, JsonNode tree) {
        return outcome instanceof Outcome.Decoded decoded
                        && decoded.alert().occurredAt().isEmpty()
                        && tree.has(PantherLogTypes.TIME)
                ? new Outcome.Decoded(decoded.alert().withOccurredAt(Timestamps.read(tree.path(PantherLogTypes.TIME))))
                : outcome;
    }

    /** The mapping gives our own JSON, one alert or several; nothing at all means that the record is none. */
    private List<Item> mapped(Child child, Submission submission, Mapping mapping, Optional<Instant> at) {
        Mapping.Result result = mapping.apply(child.tree());
        if (result.problem().isPresent()) {
            return List.of(Item.of(
                    child, MAPPING, new Outcome.Unmapped(result.problem().get())));
        }
        if (result.value().isMissingNode() || result.value().isNull() || isEmptyList(result.value())) {
            return List.of(Item.of(
                    child,
                    MAPPING,
                    new Outcome.Ignored("mapping/nothing", "The mapping of the source gives nothing for it.")));
        }
        AlertFormat own = Formats.named(Formats.OWN).orElseThrow();
        List<Item> items = new ArrayList<>();
        for (JsonNode alert : result.value().isArray() ? result.value() : List.of(result.value())) {
            String delivery = items.isEmpty() ? child.delivery() : child.delivery() + "/" + items.size();
            Child part = Child.of(alert, delivery, child.index());
            items.add(new Item(
                    delivery, child.index(), MAPPING, outcome(own, part, submission, at), child.tree(), child.bytes()));
        }
        return items;
    }

    private static boolean isEmptyList(JsonNode value) {
        return value.isArray() && value.isEmpty();
    }

    /** A declared format wins over the shape; our own is not asked for its shape, so that it can name what is wrong. */
    private static Optional<AlertFormat> choose(JsonNode tree, String declared) {
        if (declared.equalsIgnoreCase(Submission.DETECT)) {
            return Formats.of(tree);
        }
        return Formats.named(declared).filter(format -> format.name().equals(Formats.OWN) || format.recognises(tree));
    }

    private static String unknown(JsonNode tree, String declared) {
        String wanted = declared.toLowerCase(Locale.ROOT).equals(Submission.DETECT)
                ? "a shape that Onus knows"
                : "the format " + declared;
        if (TextRecords.isPlain(tree)) {
            return "Expected " + wanted + ", but it is plain text; a mapping of its source can read it from \"text\".";
        }
        if (!tree.isObject()) {
            return "Expected " + wanted + ", but it is not a JSON object.";
        }
        Optional<String> log = PantherLogTypes.of(tree);
        if (log.isPresent()) {
            return "Expected " + wanted + ", but it is a record that Panther keeps of the log "
                    + Fields.plain(AlertDraft.shortened(log.get(), LONGEST_SHAPE)) + ".";
        }
        String names = String.join(", ", (Iterable<String>) tree::fieldNames);
        String shown = names.length() <= LONGEST_SHAPE ? names : names.substring(0, LONGEST_SHAPE) + ", …";
        return "Expected " + wanted + ", but the object has the fields: " + Fields.plain(shown) + ".";
    }

    private static Item whole(Submission submission, Outcome outcome) {
        return new Item(
                submission.delivery(),
                submission.firstIndex(),
                Item.NO_FORMAT,
                outcome,
                MissingNode.getInstance(),
                submission.body());
    }

    /** CloudEvents in binary mode: over HTTP the names begin with {@code ce-}, over Kafka with {@code ce_}. */
    private static Optional<String> binaryCloudEvent(Map<String, String> headers) {
        return List.of("ce-", "ce_").stream()
                .filter(prefix -> headers.containsKey(prefix + "specversion")
                        && headers.containsKey(prefix + "source")
                        && headers.containsKey(prefix + "id"))
                .map(prefix -> headers.get(prefix + "source") + " " + headers.get(prefix + "id"))
                .findFirst();
    }
}
