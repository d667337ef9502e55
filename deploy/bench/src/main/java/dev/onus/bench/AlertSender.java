package dev.onus.bench;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes alerts in one transaction, so that readers of committed records see the whole backlog at once, and writing it
 * is no part of what is measured. Every alert is a finding of its own, about the next identity in turn.
 */
final class AlertSender implements AutoCloseable {
    private static final int LINGER_MILLIS = 20;
    private static final int BATCH_BYTES = 128 * 1024;

    private final String topic;
    private final long identities;
    private final KafkaProducer<String, AlertEvent> producer;
    private long next;
    private long repeated;

    /** @param topic {@code onus.alerts}, or the one that the reference reads */
    AlertSender(KafkaConnection connection, AvroSerdes serdes, String topic, long identities) {
        this.topic = topic;
        this.identities = identities;
        Map<String, Object> properties = connection.producerProperties("bench-" + topic, "bench-" + topic);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        Serializer<AlertEvent> alerts = serdes.serializer(Topics.ALERTS);
        producer = new KafkaProducer<>(properties, new StringSerializer(), alerts);
        producer.initTransactions();
    }

    /** @return when they could be seen, by {@link System#nanoTime()} */
    long sendAtOnce(int alerts, SeverityLevel severity) {
        Instant now = Instant.now();
        long first = next;
        next += alerts;
        return send(alerts, i -> BenchOrganisation.alert(first + i, (first + i) % identities, severity, now));
    }

    /** The same, but each repeats one that has been sent, the oldest first, and then from the oldest on again. */
    long sendAgainAtOnce(int alerts, SeverityLevel severity) {
        Instant now = Instant.now();
        long first = repeated;
        repeated += alerts;
        return send(alerts, i -> {
            long finding = (first + i) % next;
            return BenchOrganisation.again(first + i, finding, finding % identities, severity, now);
        });
    }

    private long send(int alerts, LongFunction<AlertEvent> each) {
        producer.beginTransaction();
        for (int i = 0; i < alerts; i++) {
            AlertEvent alert = each.apply(i);
            producer.send(new ProducerRecord<>(topic, alert.getRoutingKey(), alert));
        }
        producer.commitTransaction();
        return System.nanoTime();
    }

    /** How many have been sent; beyond the number of identities, each has a case already and the next repeats it. */
    long sent() {
        return next;
    }

    @Override
    public void close() {
        producer.close();
    }
}
