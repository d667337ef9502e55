package dev.onus.bench;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;

/**
 * Open cases in the topics that the registry reads, without waiting for the stream to open them: the real topology opens
 * one, and each case is a copy of what it wrote, with a number of its own wherever the first says its number or an id.
 */
final class WrittenCases {
    /** Seven digits, as the numbers of all copies have. */
    private static final int FIRST = 1_000_000;

    private static final int DIGITS = 7;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 20;

    /** A record of the first case, and where in it the number is written. */
    private record Pattern(String topic, byte[] key, int[] keyPlaces, byte[] value, int[] valuePlaces) {}

    private final BenchBroker broker;
    private final List<Pattern> patterns = new ArrayList<>();
    private final byte[] firstId;
    private long written;

    WrittenCases(BenchBroker broker) {
        this.broker = broker;
        try (StreamOnMovedTime stream = new StreamOnMovedTime(broker.dir().resolve("first-case"))) {
            stream.openOne(FIRST, SeverityLevel.high);
            List<KeyValue<String, EscalationEvent>> events = stream.take(Topics.ESCALATIONS);
            Set<String> ids = new LinkedHashSet<>();
            for (KeyValue<String, EscalationEvent> event : events) {
                ids.add(event.value.getCaseId());
                Optional.ofNullable(event.value.getPage()).ifPresent(page -> ids.add(page.getPageId()));
            }
            firstId = bytes(events.getFirst().value.getCaseId());
            List<String> numbered = List.copyOf(ids);
            events.forEach(event -> add(Topics.ESCALATIONS, event, numbered));
            stream.take(Topics.CASES).forEach(state -> add(Topics.CASES, state, numbered));
            stream.take(Topics.RECEIPTS).forEach(receipt -> add(Topics.RECEIPTS, receipt, numbered));
        }
    }

    /** So many more; returns when the broker has them. */
    void write(long cases) {
        Map<String, Object> properties = broker.connection().producerProperties("bench-cases");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long end = written + cases; written < end; written++) {
                byte[] number = number(written);
                for (Pattern each : patterns) {
                    byte[] key = numbered(each.key, each.keyPlaces, number);
                    producer.send(
                            new ProducerRecord<>(each.topic, key, numbered(each.value, each.valuePlaces, number)));
                }
            }
        }
    }

    long written() {
        return written;
    }

    /** @param number from 0 to those that were written */
    String id(long number) {
        byte[] id = firstId.clone();
        System.arraycopy(number(number), 0, id, id.length - DIGITS, DIGITS);
        return new String(id, StandardCharsets.UTF_8);
    }

    /** Of its alert. */
    String receipt(long number) {
        return BenchOrganisation.receipt(FIRST + number);
    }

    private <V extends SpecificRecord> void add(Topic<V> topic, KeyValue<String, V> record, List<String> ids) {
        byte[] key = bytes(record.key);
        byte[] value = broker.serdes().serializer(topic).serialize(topic.name(), record.value);
        patterns.add(new Pattern(topic.name(), key, places(key, ids), value, places(value, ids)));
    }

    private static int[] places(byte[] in, List<String> ids) {
        List<Integer> places = new ArrayList<>();
        find(in, bytes(Integer.toString(FIRST)), places);
        ids.forEach(id -> find(in, bytes(id), places));
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds where the last digits of the text lie, each time that it occurs. */
    private static void find(byte[] in, byte[] text, List<Integer> places) {
        for (int start = 0; start + text.length <= in.length; start++) {
            if (Arrays.equals(in, start, start + text.length, text, 0, text.length)) {
                places.add(start + text.length - DIGITS);
            }
        }
    }

    private static byte[] numbered(byte[] record, int[] places, byte[] number) {
        byte[] copy = record.clone();
        for (int place : places) {
            System.arraycopy(number, 0, copy, place, DIGITS);
        }
        return copy;
    }

    private static byte[] number(long number) {
        return bytes(Long.toString(FIRST + number));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
