package dev.onus.notifier.intake;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.notifier.pipeline.Withdrawals;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through what has piled up before any of it is sent. After an hour away the log holds pages that were withdrawn
 * long ago, far behind their requests; whoever was asked then is not to be woken now.
 */
final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection connection;
    private final EventDecoder decoder;
    private final Withdrawals withdrawals;

    Backlog(KafkaConnection connection, EventDecoder decoder, Withdrawals withdrawals) {
        this.connection = connection;
        this.decoder = decoder;
        this.withdrawals = withdrawals;
    }

    /**
     * Returns once all withdrawals are noted that were in the log when it was called.
     *
     * @param starts where each partition will be read from
     */
    void read(Map<TopicPartition, Long> starts) {
        try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                connection.consumerProperties("onus-notifier-backlog"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(starts.keySet());
            starts.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
            long events = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(POLL)) {
                    events++;
                    decoder.decode(record)
                            .filter(incoming -> incoming instanceof Incoming.Send send && send.isWithdrawal())
                            .ifPresent(incoming -> withdrawals.add(incoming.pageId()));
                }
            }
            LOG.info("backlog read events={}", events);
        }
    }
}
