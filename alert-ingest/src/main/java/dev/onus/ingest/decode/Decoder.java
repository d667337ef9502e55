package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.ingest.redact.SecretDigest;
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

    private static final String EMPTY = "empty-message";
    private static final int LONGEST_SHAPE = 200;

    private final SecretDigest digest;

    public Decoder(SecretDigest digest) {
        this.digest = digest;
    }

    public List<Item> decode(Submission submission) {
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
        return children.stream().map(child -> decode(child, submission)).toList();
    }

    private Item decode(Child child, Submission submission) {
        if (!child.isReadable()) {
            return Item.of(child, Item.NO_FORMAT, new Outcome.Unmapped(child.problem()));
        }
        Optional<AlertFormat> chosen = choose(child.tree(), submission.format());
        if (chosen.isEmpty()) {
            return Item.of(child, Item.NO_FORMAT, new Outcome.Unmapped(unknown(child.tree(), submission.format())));
        }
        AlertFormat format = chosen.get();
        AlertFormat.Context context =
                new AlertFormat.Context(submission.source(), child.delivery(), child.index(), digest);
        try {
            return Item.of(child, format.name(), format.decode(child.tree(), context));
        } catch (RuntimeException e) {
            // A bug in a format must not lose the alert; its message could quote a secret.
            String reason = "The decoder of " + format.name() + " failed with "
                    + e.getClass().getSimpleName() + ".";
            return Item.of(child, format.name(), new Outcome.Unmapped(reason));
        }
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
        if (!tree.isObject()) {
            return "Expected " + wanted + ", but it is not a JSON object.";
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
