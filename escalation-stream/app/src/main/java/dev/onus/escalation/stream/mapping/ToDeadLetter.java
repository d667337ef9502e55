package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.deadletter.DeadLetter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** What stands beside an alert that the stream could not handle, so that it is found by its source and sent again. */
public final class ToDeadLetter {
    /** Messages of exceptions have no limit of their own. */
    static final int MAX_REASON_CHARACTERS = 1_000;

    /** The alert itself is the record's value. */
    private static final byte[] ELSEWHERE = new byte[0];

    private ToDeadLetter() {}

    public static Headers headers(AlertEvent alert, String position, RuntimeException why, Instant at) {
        return new DeadLetter(
                        alert.getReceiptId(),
                        alert.getSource(),
                        DeadLetter.ALERT_EVENT,
                        Objects.requireNonNullElse(alert.getDelivery(), ""),
                        0,
                        position,
                        "dead-letter",
                        reason(why),
                        at,
                        Optional.empty(),
                        ELSEWHERE)
                .headers();
    }

    private static String reason(RuntimeException why) {
        String text = why.getClass().getSimpleName() + ": " + why.getMessage();
        return text.length() > MAX_REASON_CHARACTERS ? text.substring(0, MAX_REASON_CHARACTERS) : text;
    }
}
