package dev.onus.ingest.http;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Topics;
import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.ingest.publish.AlertPartitions;
import dev.onus.ingest.publish.DurableWriter;
import dev.onus.ingest.publish.ReceiptLine;
import dev.onus.ingest.publish.ReceiptOutcome;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What intake had understood and the stream could not handle goes back to {@code onus.alerts} as it was, to the
 * partition where it was: a word about a finding may be meant for that one alone. Alert and receipt are the same as
 * before, so the receipt's {@code dead-letter} is replaced by what becomes of it now.
 */
@Singleton
final class AlertEventReplay {
    private static final Pattern POSITION = Pattern.compile("onus\\.alerts-(\\d{1,5})@\\d+");

    private final AvroSerdes serdes;
    private final DurableWriter writer;
    private final AlertPartitions partitions;

    AlertEventReplay(AvroSerdes serdes, DurableWriter writer, AlertPartitions partitions) {
        this.serdes = serdes;
        this.writer = writer;
        this.partitions = partitions;
    }

    /** Whether intake has nothing to decode in it. */
    static boolean isOfTheStream(DeadLetter letter) {
        return letter.format().equals(DeadLetter.ALERT_EVENT) || letter.format().equals(DeadLetter.OTHER_RECORD);
    }

    ReceiptLine replay(DeadLetter letter) {
        if (letter.format().equals(DeadLetter.OTHER_RECORD)) {
            return refused(letter, "Expected an alert, but it is another record, which whoever wrote it sends again.");
        }
        try {
            AlertEvent alert = serdes.deserializer(Topics.ALERTS).deserialize(Topics.ALERTS.name(), letter.body());
            writer.write(List.of(new ProducerRecord<>(
                    Topics.ALERTS.name(), partition(letter), alert.getRoutingKey(), letter.body())));
            return new ReceiptLine(
                    alert.getReceiptId(),
                    0,
                    alert.getSource(),
                    ReceiptOutcome.ACCEPTED,
                    Optional.of(alert.getAlertId()),
                    Optional.of(alert.getDedupKey()),
                    Optional.empty(),
                    Optional.empty());
        } catch (SerializationException e) {
            return refused(letter, "Expected an alert as in onus.alerts, but nobody can read it.");
        }
    }

    /** Null: the one of its routing key. */
    private @Nullable Integer partition(DeadLetter letter) {
        Matcher position = POSITION.matcher(letter.position());
        if (!position.matches()) {
            return null;
        }
        int partition = Integer.parseInt(position.group(1));
        return partition < partitions.count() ? Integer.valueOf(partition) : null;
    }

    private static ReceiptLine refused(DeadLetter letter, String reason) {
        return new ReceiptLine(
                letter.receiptId(),
                0,
                letter.source(),
                ReceiptOutcome.REJECTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason));
    }
}
