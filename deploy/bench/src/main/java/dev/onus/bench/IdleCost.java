package dev.onus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the stream does while nothing is due: transactions a minute for each task, and processor time of its process.
 * The reference is the same process before the cases were opened.
 */
final class IdleCost implements OpenCases.OfInstallation {
    private static final String TRANSACTIONS = "__transaction_state";
    /** A transaction writes itself down when it gets a partition, before it ends, and when it has ended. */
    private static final int ROWS_OF_A_TRANSACTION = 3;

    private static final Duration QUICK_PERIOD = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final int QUICK_RUNS = 1;
    private static final int RUNS = 2;
    private static final double PER_CENT = 100;

    private final List<Double> transactionsEmpty = new ArrayList<>();
    private final List<Double> processorEmpty = new ArrayList<>();

    /** With one case open, as the reference. */
    void measureEmpty(StreamInstallation onus, Options options) throws InterruptedException {
        look(onus, options, transactionsEmpty, processorEmpty);
    }

    @Override
    public List<Figure> measure(StreamInstallation onus, AlertSender sender, Options options)
            throws InterruptedException {
        List<Double> transactions = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        look(onus, options, transactions, processor);
        String reference = "the same stream with one case open";
        return List.of(
                new Figure(
                        "idle-cost",
                        new Runs(transactions),
                        "tx/min",
                        Optional.of(new Runs(transactionsEmpty)),
                        reference + "; transactions a minute a task"),
                new Figure(
                        "idle-cost-cpu",
                        new Runs(processor),
                        "% of one",
                        Optional.of(new Runs(processorEmpty)),
                        reference));
    }

    private static void look(
            StreamInstallation onus, Options options, List<Double> transactions, List<Double> processor)
            throws InterruptedException {
        Duration period = options.quick() ? QUICK_PERIOD : PERIOD;
        Thread.sleep(SETTLE);
        for (int run = 0; run < (options.quick() ? QUICK_RUNS : RUNS); run++) {
            long rows = transactionRows(onus);
            Duration before = onus.streamProcessorTime();
            long begun = System.nanoTime();
            Thread.sleep(period);
            double seconds = (System.nanoTime() - begun) / 1e9;
            processor.add(onus.streamProcessorTime().minus(before).toNanos() / 1e9 / seconds * PER_CENT);
            double ended = (double) (transactionRows(onus) - rows) / ROWS_OF_A_TRANSACTION;
            transactions.add(ended * 60 / seconds / StreamInstallation.PARTITIONS);
        }
    }

    private static long transactionRows(StreamInstallation onus) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                onus.connection().consumerProperties("bench-transactions"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(TRANSACTIONS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            return ends.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
