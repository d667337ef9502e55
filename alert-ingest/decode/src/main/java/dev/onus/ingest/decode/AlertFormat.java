package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.redact.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One vendor's shape of an alert. Knows nothing of transport or storage. */
public interface AlertFormat {
    /** Its name in a Source and in {@code ?format=}. */
    String name();

    /** Other names under which it is known. */
    default List<String> otherNames() {
        return List.of();
    }

    /** What it is, for the table in the README. */
    String describes();

    /** Addresses that its senders know already; every format is taken at the address of its source, too. */
    default List<String> addresses() {
        return List.of();
    }

    /** Whether the tree has this shape. Must be exact: the first format that says yes takes it. */
    boolean recognises(JsonNode tree);

    Outcome decode(JsonNode tree, Context context);

    /** Which of its records are alerts; a log has rules of its own ({@link EventRules#shipped}). */
    default EventRules rules() {
        return EventRules.NONE;
    }

    /**
     * What a format may know of the delivery.
     *
     * @param digest stands for secrets whose owner is not known
     * @param at when it was received, when the caller says
     */
    record Context(
            String source,
            String delivery,
            int index,
            SecretDigest digest,
            SourceOptions options,
            Optional<Instant> at) {
        /** What the source's record says of all its messages, for example the cluster that its log is of. */
        public Optional<String> given(String name) {
            return Optional.ofNullable(options.context().get(name));
        }
    }
}
