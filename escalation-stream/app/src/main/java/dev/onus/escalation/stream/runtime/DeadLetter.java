package dev.onus.escalation.stream.runtime;

import static dev.onus.contracts.deadletter.DeadLetter.ALERT_EVENT;
import static dev.onus.contracts.deadletter.DeadLetter.MAX_BODY_BYTES;
import static dev.onus.contracts.deadletter.DeadLetter.OTHER_RECORD;

import dev.onus.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read, or is no alert and could not be handled, as it came, with why and where from. It is
 * written in the transaction that steps over the record, so it is there exactly once. What ingest publishes holds no
 * secrets, so neither does this. An alert that could be read and not handled is put aside by its task, which knows of
 * its receipt.
 */
final class DeadLetter {
    static final String REASON = "onus-reason";
    static final String DETAIL = "onus-detail";
    static final String POSITION = "onus-position";

    /** Messages of exceptions have no limit of their own. */
    static final int MAX_DETAIL_CHARACTERS = 1_000;

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(
            String reason,
            ErrorHandlerContext context,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Throwable failure) {
        boolean isAlert = Topics.ALERTS.name().equals(context.topic());
        byte @Nullable [] body =
                value != null && value.length > MAX_BODY_BYTES ? Arrays.copyOf(value, MAX_BODY_BYTES) : value;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, key, body);
        if (value != null && value.length > MAX_BODY_BYTES) {
            record.headers().add("onus-truncated-from", bytes(Integer.toString(value.length)));
        }
        record.headers()
                .add("onus-outcome", bytes("dead-letter"))
                .add("onus-source", bytes("escalation-stream"))
                .add("onus-format", bytes(isAlert ? ALERT_EVENT : OTHER_RECORD))
                .add(REASON, bytes(reason))
                .add(DETAIL, bytes(detail(failure)))
                .add(POSITION, bytes(context.topic() + "-" + context.partition() + "@" + context.offset()));
        return record;
    }

    private static String detail(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() > MAX_DETAIL_CHARACTERS ? text.substring(0, MAX_DETAIL_CHARACTERS) : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
