package dev.onus.notifier;

import dev.onus.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Kills its process with {@code kill -9} at one record that is written: before it leaves, or once it is durable and
 * before anybody learns of that.
 */
public final class CrashPoint implements ProducerInterceptor<String, byte[]>, ConsumerInterceptor<String, byte[]> {
    static final String CONFIG = "onus.test.crash-point";
    private static final String PAGES = Topics.PAGES.name();
    private static final String DELIVERIES = Topics.DELIVERIES.name();

    /** {@code pages 2 before key-of-case}: which topic, the how manieth of it, when, and what the keys begin with. */
    record Point(String topic, int number, boolean before, String key) {
        static Point parse(String text) {
            String[] parts = text.split(" ");
            return new Point(
                    parts[0].equals("pages") ? PAGES : DELIVERIES,
                    Integer.parseInt(parts[1]),
                    parts[2].equals("before"),
                    parts[3]);
        }
    }

    private final AtomicInteger seen = new AtomicInteger();
    private Point point = new Point("", 0, false, "");
    private volatile boolean armed;

    @Override
    public void configure(Map<String, ?> configs) {
        point = Point.parse(String.valueOf(configs.get(CONFIG)));
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        if (record.topic().equals(point.topic())
                && record.key().startsWith(point.key())
                && seen.incrementAndGet() == point.number()) {
            if (point.before()) {
                kill();
            }
            armed = true;
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        if (armed && metadata.topic().equals(point.topic())) {
            kill();
        }
    }

    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    private static void kill() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public void close() {}
}
