package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The raw reference writes the records that leave by the outputs, and commits them with the offsets of their alerts. */
class RawStreamTest {
    private static final TopicPartition PARTITION = new TopicPartition(RawStream.INPUT, 0);
    private static final Recipe RECIPE = new Recipe(List.of(
            new Recipe.Part("cases", true, 1, false, 40, List.of(new byte[900])),
            new Recipe.Part(Topics.ESCALATIONS.name(), false, 2, true, 30, List.of(new byte[1_500])),
            new Recipe.Part(Topics.RECEIPTS.name(), false, 1, false, 30, List.of(new byte[200]))));

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void shouldWriteWhatLeavesTheStreamUnderTheKeysThatTheRecipeSays() {
        RawStream stream = stream(Duration.ZERO);
        alert(0);
        alert(1);

        stream.pollOnce(Duration.ZERO);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        RawStream.PREFIX + Topics.ESCALATIONS.name(),
                        RawStream.PREFIX + Topics.ESCALATIONS.name(),
                        RawStream.PREFIX + Topics.RECEIPTS.name(),
                        RawStream.PREFIX + Topics.ESCALATIONS.name(),
                        RawStream.PREFIX + Topics.ESCALATIONS.name(),
                        RawStream.PREFIX + Topics.RECEIPTS.name());
        assertThat(producer.history())
                .filteredOn(record -> record.topic().endsWith(Topics.ESCALATIONS.name()))
                .allMatch(record -> record.value().length == 1_500)
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly("identity-0", "identity-0", "identity-1", "identity-1");
        assertThat(producer.history())
                .filteredOn(record -> record.topic().endsWith(Topics.RECEIPTS.name()))
                .allMatch(record -> record.key().length == 30)
                .extracting(ProducerRecord::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldCommitWhatWasReadWithWhatWasWritten() {
        RawStream stream = stream(Duration.ZERO);
        alert(0);
        alert(1);

        stream.pollOnce(Duration.ZERO);

        assertThat(committedOffset()).isEqualTo(2);
    }

    @Test
    void shouldCommitNothingBeforeItIsTime() {
        RawStream stream = stream(Duration.ofHours(1));
        alert(0);

        stream.pollOnce(Duration.ZERO);
        stream.pollOnce(Duration.ZERO);

        assertThat(producer.history()).isEmpty();
        assertThat(producer.transactionInFlight()).isTrue();
    }

    @Test
    void shouldCommitWhatItHasDoneBeforeAnotherHasItsPartitions() {
        RawStream stream = stream(Duration.ofHours(1));
        alert(0);
        stream.pollOnce(Duration.ZERO);

        stream.onPartitionsRevoked(List.of(PARTITION));

        assertThat(committedOffset()).isEqualTo(1);
        assertThat(producer.transactionInFlight()).isFalse();
    }

    private RawStream stream(Duration commitEvery) {
        RawStream stream = new RawStream(consumer, producer, RECIPE.withoutPuts(), commitEvery);
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        return stream;
    }

    private void alert(long offset) {
        byte[] key = ("identity-" + offset).getBytes(StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, key, new byte[1]));
    }

    private long committedOffset() {
        return producer.consumerGroupOffsetsHistory().getLast().values().stream()
                .map(offsets -> offsets.get(PARTITION))
                .findFirst()
                .orElseThrow()
                .offset();
    }
}
