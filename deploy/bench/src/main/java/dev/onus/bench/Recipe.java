package dev.onus.bench;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What one alert makes the stream write. It is counted in the changelogs and output topics of the running stream, not
 * in its sources, so the reference stays what it should be when the stream learns to write less.
 */
record Recipe(List<Part> parts) {
    /** Stores that an alert writes to; each put is a record of the changelog. The owners are written by others. */
    private static final List<String> STORES = List.of("cases", "deadlines", "case-index", "postponed");

    private static final List<String> OUTPUTS =
            List.of(Topics.ESCALATIONS.name(), Topics.EFFECTS.name(), Topics.CASES.name(), Topics.RECEIPTS.name());
    /** Real values that the reference takes in turns, so that they compress as ours do. */
    private static final int SAMPLES = 400;

    private static final double NEARLY_WHOLE = 0.05;
    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * @param name of the store or of the output topic
     * @param isStore whether they are puts; else forwards
     * @param perAlert how many
     * @param keepsKey whether their keys are those of the alerts, and so their partitions
     * @param keyBytes how long their keys are in the middle
     * @param values some that were seen
     */
    record Part(String name, boolean isStore, int perAlert, boolean keepsKey, int keyBytes, List<byte[]> values) {
        long valueBytes() {
            return Math.round(
                    values.stream().mapToInt(value -> value.length).average().orElse(0));
        }

        @Override
        public String toString() {
            return "%s %d x (%d + %d bytes%s)"
                    .formatted(name, perAlert, keyBytes, valueBytes(), keepsKey ? ", the alert's key" : "");
        }
    }

    /**
     * @param alerts how many the stream has been given, each of which made it write the same
     * @param since where the topics ended before; empty: since the stream's first start
     */
    static Recipe seen(KafkaConnection connection, long alerts, Map<TopicPartition, Long> since) {
        Set<ByteBuffer> keys = keys(records(connection, Topics.ALERTS.name(), since));
        List<Part> parts = new ArrayList<>();
        for (String store : STORES) {
            List<ConsumerRecord<byte[], byte[]>> puts = records(connection, changelog(store), since);
            part(store, true, puts, alerts, keys).ifPresent(parts::add);
        }
        for (String topic : OUTPUTS) {
            List<ConsumerRecord<byte[], byte[]>> forwards = records(connection, topic, since);
            part(topic, false, forwards, alerts, keys).ifPresent(parts::add);
        }
        return new Recipe(List.copyOf(parts));
    }

    /** Where all topics end now that the stream reads alerts from or writes to. */
    static Map<TopicPartition, Long> ends(KafkaConnection connection) {
        try (KafkaConsumer<byte[], byte[]> consumer = reader(connection)) {
            Stream<String> written = Stream.concat(STORES.stream().map(Recipe::changelog), OUTPUTS.stream());
            List<TopicPartition> all = Stream.concat(Stream.of(Topics.ALERTS.name()), written)
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList();
            return consumer.endOffsets(all);
        }
    }

    private static String changelog(String store) {
        return StreamInstallation.APPLICATION + "-" + store + "-changelog";
    }

    /** What leaves by the outputs. */
    Recipe withoutPuts() {
        return new Recipe(parts.stream().filter(part -> !part.isStore()).toList());
    }

    int puts() {
        return parts.stream().filter(Part::isStore).mapToInt(Part::perAlert).sum();
    }

    int forwards() {
        return parts.stream()
                .filter(part -> !part.isStore())
                .mapToInt(Part::perAlert)
                .sum();
    }

    int events() {
        return parts.stream()
                .filter(part -> part.name().equals(Topics.ESCALATIONS.name()))
                .mapToInt(Part::perAlert)
                .sum();
    }

    /**
     * Empty where nothing was written.
     *
     * @param keys of the alerts
     */
    private static Optional<Part> part(
            String name,
            boolean isStore,
            List<ConsumerRecord<byte[], byte[]>> records,
            long alerts,
            Set<ByteBuffer> keys) {
        double each = (double) records.size() / alerts;
        int perAlert = Math.toIntExact(Math.round(each));
        if (Math.abs(each - perAlert) > NEARLY_WHOLE) {
            throw new IllegalStateException("Expected each alert to write the same to %s, but %d wrote %d."
                    .formatted(name, alerts, records.size()));
        }
        if (perAlert == 0) {
            return Optional.empty();
        }
        int keyBytes = (int) records.stream()
                .mapToInt(record -> record.key().length)
                .average()
                .orElse(0);
        List<byte[]> values = records.stream()
                .filter(record -> record.value() != null)
                .limit((long) SAMPLES * perAlert)
                .map(ConsumerRecord::value)
                .toList();
        boolean keepsKey = !isStore && keys.containsAll(keys(records));
        return Optional.of(new Part(name, isStore, perAlert, keepsKey, keyBytes, values));
    }

    private static Set<ByteBuffer> keys(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> ByteBuffer.wrap(record.key())).collect(Collectors.toSet());
    }

    private static KafkaConsumer<byte[], byte[]> reader(KafkaConnection connection) {
        return new KafkaConsumer<>(
                connection.consumerProperties("bench-recipe"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            KafkaConnection connection, String topic, Map<TopicPartition, Long> since) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = reader(connection)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, since.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /** For the process of the reference. */
    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(parts.size());
            for (Part part : parts) {
                out.writeUTF(part.name());
                out.writeBoolean(part.isStore());
                out.writeInt(part.perAlert());
                out.writeBoolean(part.keepsKey());
                out.writeInt(part.keyBytes());
                out.writeInt(part.values().size());
                for (byte[] value : part.values()) {
                    out.writeInt(value.length);
                    out.write(value);
                }
            }
        }
    }

    static Recipe read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            List<Part> parts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                parts.add(part(in));
            }
            return new Recipe(parts);
        }
    }

    private static Part part(DataInputStream in) throws IOException {
        String name = in.readUTF();
        boolean isStore = in.readBoolean();
        int perAlert = in.readInt();
        boolean keepsKey = in.readBoolean();
        int keyBytes = in.readInt();
        List<byte[]> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(in.readNBytes(in.readInt()));
        }
        return new Part(name, isStore, perAlert, keepsKey, keyBytes, values);
    }
}
