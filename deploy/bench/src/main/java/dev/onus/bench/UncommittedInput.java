package dev.onus.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.internals.StreamTask;

/**
 * Gives the task of a test driver many records between two commits, as a broker does. The driver itself commits after
 * each: the offset of every store is written and what leaves is gathered, and cases take about a third longer to open. It
 * offers no other way, so its own parts are called.
 */
final class UncommittedInput {
    private final TopologyTestDriver driver;
    private final StreamTask task;
    private final Method enqueue;

    UncommittedInput(TopologyTestDriver driver) {
        this.driver = driver;
        try {
            Field field = TopologyTestDriver.class.getDeclaredField("task");
            field.setAccessible(true);
            task = (StreamTask) field.get(driver);
            enqueue = TopologyTestDriver.class.getDeclaredMethod(
                    "enqueueTaskRecord",
                    String.class,
                    TopicPartition.class,
                    long.class,
                    byte[].class,
                    byte[].class,
                    Headers.class);
            enqueue.setAccessible(true);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("Expected the test driver of Kafka 4.3, but it is another.", changed);
        }
    }

    /** It is processed by the next {@link #process}. */
    void put(String topic, byte[] key, byte[] value, Instant at) {
        try {
            enqueue.invoke(
                    driver, topic, new TopicPartition(topic, 0), at.toEpochMilli(), key, value, new RecordHeaders());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("Expected the test driver to take a record, but it did not.", refused);
        }
    }

    /** What it writes is committed when the driver's clock is moved next, by nothing at least. */
    void process(Instant at) {
        task.resumePollingForPartitionsWithAvailableSpace();
        task.updateLags();
        while (task.hasRecordsQueued()) {
            if (!task.process(at.toEpochMilli())) {
                throw new IllegalStateException("Expected the task to take its next record, but it waits.");
            }
        }
    }
}
