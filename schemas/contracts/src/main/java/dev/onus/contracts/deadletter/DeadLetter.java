package dev.onus.contracts.deadletter;

import dev.onus.contracts.Topics;
import dev.onus.vocabulary.AlertFormats;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

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

    /** The format of an alert that intake understood and the stream could not handle: the value as in onus.alerts. */
    public static final String ALERT_EVENT = "onus-alert-event";

    /** The format of any other record that the stream could not handle; nothing sends it again. */
    public static final String OTHER_RECORD = "onus-record";

    private static final String PREFIX = "onus-";
    private static final String UNMAPPED = "unmapped";

    public ProducerRecord<String, byte[]> toRecord(Optional<String> key) {
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, key.orElse(null), body, headers());
    }

    /** All but the body. */
    public Headers headers() {
        Headers headers = new RecordHeaders();
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
                .forEach((name, value) -> put(headers, name, value));
        truncatedFrom.ifPresent(size -> put(headers, "truncated-from", Integer.toString(size)));
        return headers;
    }

    /** Reads what {@link #toRecord} wrote; what is missing gets a harmless value. */
    public static DeadLetter of(Headers headers, byte[] body, Instant written) {
        return new DeadLetter(
                text(headers, "receipt").orElse(""),
                text(headers, "source").orElse("unknown"),
                text(headers, "format").orElse(AlertFormats.DETECT),
                text(headers, "delivery").orElse(""),
                text(headers, "index").flatMap(DeadLetter::number).orElse(0),
                text(headers, "position").orElse(""),
                text(headers, "outcome").orElse(UNMAPPED),
                text(headers, "reason").orElse(""),
                text(headers, "at").flatMap(DeadLetter::time).orElse(written),
                text(headers, "truncated-from").flatMap(DeadLetter::number),
                body);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(PREFIX + name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
