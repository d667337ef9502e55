package dev.onus.registry.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.embedded.EmbeddedCluster;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several topics of a real broker, read as one. */
class RecordedPartitionTest {
    private static final int READ = 1;

    private final KafkaConnection connection =
            KafkaConnection.of(EmbeddedCluster.shared().bootstrapServers());
    private final Admin admin = Admin.create(connection.adminProperties());
    private final String one = "test.one." + UUID.randomUUID();
    private final String two = "test.two." + UUID.randomUUID();
    private final String empty = "test.empty." + UUID.randomUUID();
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(86_400);
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            connection.producerProperties("test", "test-" + UUID.randomUUID()),
            new StringSerializer(),
            new ByteArraySerializer());

    @BeforeEach
    void create() throws ExecutionException, InterruptedException {
        admin.createTopics(Stream.of(one, two, empty)
                        .map(name -> new NewTopic(name, 2, (short) 1)
                                .configs(Map.of("message.timestamp.type", "CreateTime")))
                        .toList())
                .all()
                .get();
        producer.initTransactions();
    }

    @AfterEach
    void close() throws ExecutionException, InterruptedException {
        producer.close();
        admin.deleteTopics(List.of(one, two, empty)).all().get();
        admin.close();
    }

    @Test
    void shouldReadAllTopicsByTimeAndOneTimeInTheOrderOfTheTopics() {
        write(two, "b", 1);
        write(one, "a", 1);
        write(one, "c", 3);
        write(two, "d", 4);
        write(one, "e", 5);

        assertThat(read(0)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void shouldPassOverWhatIsOlderAndWhatWasAborted() {
        write(one, "old", 1);
        producer.beginTransaction();
        send(one, "never", 2);
        producer.flush();
        producer.abortTransaction();
        write(one, "new", 3);

        assertThat(read(2)).containsExactly("new");
    }

    @Test
    void shouldEndWhereTheTopicsEndedWhenItWasOpened() {
        write(one, "a", 1);
        try (RecordedPartition records = open(0)) {
            write(one, "later", 2);

            assertThat(all(records)).containsExactly("a");
        }
    }

    @Test
    void shouldEndWhereItIsToldTo() {
        write(one, "a", 1);
        Map<TopicPartition, Long> ends;
        try (RecordedPartition before = open(0)) {
            ends = before.ends();
        }
        write(one, "later", 2);
        write(two, "later", 2);

        try (RecordedPartition records =
                new RecordedPartition(connection, List.of(one, two, empty), READ, begin, ends)) {
            assertThat(all(records)).containsExactly("a");
        }
    }

    @Test
    void shouldHaveNothingInTopicsWithoutRecords() {
        assertThat(read(0)).isEmpty();
    }

    /** Each of these is a transaction, and its end has an offset as well. */
    @Test
    void shouldCountDownToNothingByTheOffsetsThatArePassed() {
        for (int second = 1; second <= 9; second++) {
            write(one, "x", second);
        }
        producer.beginTransaction();
        send(one, "never", 10);
        producer.flush();
        producer.abortTransaction();

        List<Long> left = new ArrayList<>();
        try (RecordedPartition records = open(0)) {
            left.add(records.left());
            while (records.next().isPresent()) {
                left.add(records.left());
            }
            left.add(records.left());
        }

        assertThat(left.getFirst()).as("ten records and ten ends").isEqualTo(20);
        assertThat(left.subList(0, 9)).containsExactly(20L, 18L, 16L, 14L, 12L, 10L, 8L, 6L, 4L);
        assertThat(left.getLast()).isZero();
    }

    /** More of each than one poll gives, so that it has one topic in hand while another one is still to come. */
    @Test
    void shouldWaitForEachTopicBeforeItChooses() {
        producer.beginTransaction();
        for (int second = 0; second < 4_000; second += 2) {
            send(one, "x", second);
            send(two, "x", second + 1);
        }
        producer.commitTransaction();

        List<Long> times = new ArrayList<>();
        try (RecordedPartition records = open(0)) {
            for (Optional<ConsumerRecord<String, byte[]>> next = records.next(); next.isPresent(); ) {
                times.add(next.get().timestamp());
                next = records.next();
            }
        }
        assertThat(times).hasSize(4_000).isSorted();
    }

    /** More than a topic may be ahead of another one. */
    @Test
    void shouldKeepTheOrderAlsoWhenOneTopicIsFarAhead() {
        producer.beginTransaction();
        for (int second = 0; second < 12_000; second += 2) {
            send(one, "x", second);
        }
        send(two, "early", 1);
        send(two, "last", 12_001);
        send(two, "late", 1);
        producer.commitTransaction();

        List<Long> times = new ArrayList<>();
        try (RecordedPartition records = open(0)) {
            assertThat(records.left(one)).isEqualTo(6_001);
            for (Optional<ConsumerRecord<String, byte[]>> next = records.next(); next.isPresent(); ) {
                times.add(next.get().timestamp());
                next = records.next();
            }
            assertThat(records.left()).isZero();
        }
        assertThat(times).hasSize(6_003);
        assertThat(times.subList(0, 6_002)).isSorted();
    }

    private List<String> read(int fromSecond) {
        try (RecordedPartition records = open(fromSecond)) {
            return all(records);
        }
    }

    private RecordedPartition open(int fromSecond) {
        return new RecordedPartition(connection, List.of(one, two, empty), READ, begin.plusSeconds(fromSecond));
    }

    private static List<String> all(RecordedPartition records) {
        List<String> values = new ArrayList<>();
        for (Optional<ConsumerRecord<String, byte[]>> next = records.next(); next.isPresent(); ) {
            values.add(new String(next.get().value(), StandardCharsets.UTF_8));
            next = records.next();
        }
        return values;
    }

    private void write(String topic, String value, int second) {
        producer.beginTransaction();
        send(topic, value, second);
        producer.commitTransaction();
    }

    /** The other partition has the same, which nobody must see. */
    private void send(String topic, String value, int second) {
        long at = begin.plusSeconds(second).toEpochMilli();
        var unused =
                producer.send(new ProducerRecord<>(topic, READ, at, "key", value.getBytes(StandardCharsets.UTF_8)));
        if (second < 10) {
            var unusedToo = producer.send(new ProducerRecord<>(
                    topic, 1 - READ, at, "key", ("other " + value).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
