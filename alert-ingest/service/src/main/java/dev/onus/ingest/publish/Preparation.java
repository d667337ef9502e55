package dev.onus.ingest.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Topics;
import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Decoder;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.Item;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.redact.AlertRedaction;
import dev.onus.ingest.redact.KnownSecrets;
import dev.onus.ingest.redact.Redactor;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out everything that is to be written for a message: decode, redact, find the identity, alerts, receipts, dead
 * letters. Writes nothing itself; HTTP and Kafka intake make it durable each in its own way.
 */
@Singleton
public final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final String NO_OPEN_CASE = "no-open-case";
    private static final int LONGEST_REASON = 1_000;

    private final Decoder decoder;
    private final Redactor redactor;
    private final Registrations registrations;
    private final AlertPartitions partitions;
    private final Encoders encoders;
    private final IntakeMetrics metrics;

    public Preparation(
            Decoder decoder,
            Redactor redactor,
            Registrations registrations,
            AlertPartitions partitions,
            Encoders encoders,
            IntakeMetrics metrics) {
        this.decoder = decoder;
        this.redactor = redactor;
        this.registrations = registrations;
        this.partitions = partitions;
        this.encoders = encoders;
        this.metrics = metrics;
    }

    public Prepared prepare(Submission submission, Arrival arrival) {
        return prepare(submission, arrival, decoder.decode(submission, Optional.of(arrival.at())));
    }

    /** For a message whose bytes nobody can read: a dead letter with this reason. */
    public Prepared keep(Submission submission, Arrival arrival, String reason) {
        Item whole = new Item(
                submission.delivery(),
                submission.firstIndex(),
                Item.NO_FORMAT,
                new Outcome.Unmapped(reason),
                MissingNode.getInstance(),
                submission.body());
        return prepare(submission, arrival, List.of(whole));
    }

    private Prepared prepare(Submission submission, Arrival arrival, List<Item> items) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<ReceiptLine> receipts = new ArrayList<>();
        for (int place = 0; place < items.size(); place++) {
            Item item = items.get(place);
            KnownSecrets known = item.isTree() ? redactor.secretsIn(item.tree()) : KnownSecrets.NONE;
            OneItem one = new OneItem(submission, arrival, item, place, known, records);
            ReceiptLine line = written(one, item, records);
            receipts.add(line);
            metrics.counted(line, item.format());
        }
        return new Prepared(records, receipts);
    }

    /** A bug over one item must neither lose it nor stop the items behind it. */
    private static ReceiptLine written(OneItem one, Item item, List<ProducerRecord<String, byte[]>> records) {
        int before = records.size();
        try {
            return one.write();
        } catch (KafkaException infrastructure) {
            throw infrastructure;
        } catch (RuntimeException e) {
            LOG.error("item failed format={} index={} reason={}", item.format(), item.index(), e.getClass(), e);
            records.subList(before, records.size()).clear();
            return one.kept(
                    ReceiptOutcome.UNMAPPED,
                    Optional.empty(),
                    "Onus failed over it with " + e.getClass().getSimpleName() + ".");
        }
    }

    /** The writing of one item, with all that it needs at hand. */
    private final class OneItem {
        private final Submission submission;
        private final Arrival arrival;
        private final Item item;
        private final int place;
        private final KnownSecrets known;
        private final AlertRedaction redaction;
        private final List<ProducerRecord<String, byte[]>> records;
        private final String delivery;
        private final String receiptId;

        OneItem(
                Submission submission,
                Arrival arrival,
                Item item,
                int place,
                KnownSecrets known,
                List<ProducerRecord<String, byte[]>> records) {
            this.submission = submission;
            this.arrival = arrival;
            this.item = item;
            this.place = place;
            this.known = known;
            this.redaction = new AlertRedaction(redactor, known);
            this.records = records;
            this.delivery = redaction.text(item.delivery());
            this.receiptId = StableHash.of("receipt", arrival.name(), Integer.toString(place));
        }

        ReceiptLine write() {
            return switch (item.outcome()) {
                case Outcome.Decoded decoded -> accepted(redaction.of(decoded.alert()));
                case Outcome.Ignored ignored -> {
                    // It may name the event, which is a text of the sender's.
                    String reason = shortened(redaction.text(ignored.reason()));
                    receipt(ReceiptOutcome.IGNORED, submission.source(), null, ignored.rule(), reason);
                    yield line(ReceiptOutcome.IGNORED, Optional.empty(), reason);
                }
                case Outcome.Unmapped unmapped -> kept(ReceiptOutcome.UNMAPPED, Optional.empty(), unmapped.reason());
                case Outcome.Rejected rejected ->
                    kept(ReceiptOutcome.REJECTED, Optional.of(rejected.field()), rejected.reason());
            };
        }

        @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
        private ReceiptLine accepted(Alert alert) {
            String source =
                    arrival.sourceFromBody() ? alert.sourceName().orElse(submission.source()) : submission.source();
            String alertId = AlertId.of(source, delivery, item.index()).value();
            Routes routes = Routes.of(alert, source, registrations, partitions.count());
            AlertEvent.Builder event = AlertEvents.of(alert, routes.identityId())
                    .setAlertId(alertId)
                    .setReceiptId(receiptId)
                    .setSource(source)
                    .setDelivery(delivery)
                    .setReceivedAt(arrival.at())
                    .setRegistryOffset(registrations.registryOffset())
                    .setTraceId(arrival.traceId().orElse(null));
            for (Routes.Route route : routes.routes()) {
                byte[] bytes = encoders.alert(event.setRoutingKey(route.key())
                        .setOwnershipOffset(registrations.ownershipOffset(route.partition()))
                        .build());
                records.add(new ProducerRecord<>(Topics.ALERTS.name(), route.partition(), route.key(), bytes));
            }
            Optional<String> warning = alert.warnings().isEmpty()
                    ? Optional.empty()
                    : Optional.of(shortened(String.join(" ", alert.warnings())));
            boolean opens = alert.status() == AlertStatus.OPEN || alert.status() == AlertStatus.UNKNOWN;
            if (opens) {
                receipt(ReceiptOutcome.ACCEPTED, source, alertId, null, warning.orElse(null));
            } else {
                // The stream replaces it where an open case has the key (design idea A).
                receipt(ReceiptOutcome.IGNORED, source, alertId, NO_OPEN_CASE, "No open case has its key so far.");
            }
            return new ReceiptLine(
                    receiptId,
                    place,
                    source,
                    ReceiptOutcome.ACCEPTED,
                    Optional.of(alertId),
                    Optional.of(alert.dedupKey()),
                    Optional.empty(),
                    warning);
        }

        private ReceiptLine kept(ReceiptOutcome outcome, Optional<String> field, String why) {
            String reason = shortened(redaction.text(why));
            if (!arrival.replay()) {
                byte[] redacted = redactedBody();
                boolean tooLong = redacted.length > DeadLetter.MAX_BODY_BYTES;
                records.add(new DeadLetter(
                                receiptId,
                                submission.source(),
                                submission.format(),
                                delivery,
                                item.index(),
                                arrival.position(),
                                outcome.word(),
                                reason,
                                arrival.at(),
                                tooLong ? Optional.of(redacted.length) : Optional.empty(),
                                tooLong ? Arrays.copyOf(redacted, DeadLetter.MAX_BODY_BYTES) : redacted)
                        .toRecord(arrival.key().map(redaction::text)));
            }
            receipt(outcome, submission.source(), null, null, reason);
            return line(outcome, field, reason);
        }

        private byte[] redactedBody() {
            try {
                return item.isTree()
                        ? IntakeJson.MAPPER.writeValueAsBytes(redactor.tree(item.tree(), known))
                        : redactor.bytes(item.bytes());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Expected a tree that was read to be written, but it was not.", e);
            }
        }

        @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
        private void receipt(
                ReceiptOutcome outcome,
                String source,
                @Nullable String alertId,
                @Nullable String rule,
                @Nullable String reason) {
            Receipt receipt = Receipt.newBuilder()
                    .setId(receiptId)
                    .setOutcome(outcome.word())
                    .setSource(source)
                    .setAlertId(alertId)
                    .setRule(rule)
                    .setReason(reason)
                    .setPosition(arrival.position())
                    .setIndex(place)
                    .setAt(arrival.at())
                    .setFinal$(outcome != ReceiptOutcome.ACCEPTED)
                    .build();
            records.add(new ProducerRecord<>(Topics.RECEIPTS.name(), receiptId, encoders.receipt(receipt)));
        }

        private ReceiptLine line(ReceiptOutcome outcome, Optional<String> field, String reason) {
            return new ReceiptLine(
                    receiptId,
                    place,
                    submission.source(),
                    outcome,
                    Optional.empty(),
                    Optional.empty(),
                    field,
                    Optional.of(reason));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
