package dev.onus.ingest.publish;

import dev.onus.contracts.Topics;
import dev.onus.ingest.decode.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What could not be understood, redacted, with all that is needed to try again under the same alert id.
 *
 * @param truncatedFrom the size as received, when more came than can be kept
 */
public record DeadLetter(
        String receiptId,
        String source,
        String format,
        String delivery,
        int index,
        String position,
        String outcome,
        String reason,
        Instant at,
        Optional<Integer> truncatedFrom,
        byte[] body) {
    /** Within a broker's default limit for a record. */
    public static final int MAX_BODY_BYTES = 900 * 1024;

    private static final String PREFIX = "onus-";

    ProducerRecord<String, byte[]> toRecord(Optional<String> key) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key.orElse(null), body);
        Map.of(
                        "receipt", receiptId,
                        "source", source,
                        "format", format,
                        "delivery", delivery,
                        "index", Integer.toString(index),
                        "position", position,
                        "outcome", outcome,
                        "reason", reason,
                        "at", at.toString())
                .forEach((name, value) -> put(record.headers(), name, value));
        truncatedFrom.ifPresent(size -> put(record.headers(), "truncated-from", Integer.toString(size)));
        return record;
    }

    /** Reads what {@link #toRecord} wrote; what is missing gets a harmless value. */
    public static DeadLetter of(Headers headers, byte[] body, Instant written) {
        return new DeadLetter(
                text(headers, "receipt").orElse(""),
                text(headers, "source").orElse("unknown"),
                text(headers, "format").orElse(Submission.DETECT),
                text(headers, "delivery").orElse(""),
                text(headers, "index").map(Integer::parseInt).orElse(0),
                text(headers, "position").orElse(""),
                text(headers, "outcome").orElse(ReceiptOutcome.UNMAPPED.word()),
                text(headers, "reason").orElse(""),
                text(headers, "at").map(Instant::parse).orElse(written),
                text(headers, "truncated-from").map(Integer::valueOf),
                body);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(PREFIX + name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
