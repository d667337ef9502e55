package dev.onus.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.Receipt;
import dev.onus.contracts.Records;
import dev.onus.contracts.Topics;
import dev.onus.contracts.registry.FakeSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistryUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private static final String TOPIC = Topics.RECEIPTS.name();

    private final FakeSchemaRegistry registry = new FakeSchemaRegistry();
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final Serializer<Receipt> serializer = serdes.serializer(Topics.RECEIPTS);
    private final Deserializer<Receipt> deserializer = serdes.deserializer(Topics.RECEIPTS);

    @Test
    void shouldReadWhatItWrote() {
        Receipt receipt = Records.receipt("r-1");

        byte[] bytes = serializer.serialize(TOPIC, receipt);

        assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(receipt);
        assertThat(deserializer.deserialize(TOPIC, bytes).getAt()).isEqualTo(Records.AT);
    }

    /** A producer is shared by threads, and each serializes in its own. */
    @Test
    void shouldWriteWholeRecordsFromManyThreadsAtOnce() {
        List<Integer> torn = IntStream.range(0, 20_000)
                .parallel()
                .filter(number -> {
                    Receipt receipt = Records.receipt("r-" + "x".repeat(number % 50) + number);
                    byte[] bytes = serializer.serialize(TOPIC, receipt);
                    return !receipt.equals(serdes.deserializer(Topics.RECEIPTS).deserialize(TOPIC, bytes));
                })
                .boxed()
                .toList();

        assertThat(torn).isEmpty();
    }

    @Test
    void shouldBeginWithAZeroByteAndTheSchemaId() {
        registry.idOf("another", Schema.create(Schema.Type.STRING));

        byte[] bytes = serializer.serialize(TOPIC, Records.receipt("r-1"));

        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
    }

    @Test
    void shouldKeepATombstone() {
        assertThat(serializer.serialize(TOPIC, null)).isNull();
        assertThat(deserializer.deserialize(TOPIC, null)).isNull();
    }

    @Test
    void shouldReadWhatWasWrittenWithAnOlderSchema() throws IOException {
        Schema older = SchemaBuilder.record("dev.onus.contracts.Receipt")
                .fields()
                .requiredString("id")
                .requiredString("outcome")
                .requiredString("source")
                .name("at")
                .type()
                .longType()
                .noDefault()
                .requiredString("sinceRemoved")
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(older)
                .set("id", "r-1")
                .set("outcome", "accepted")
                .set("source", "guardduty")
                .set("at", Records.AT.toEpochMilli())
                .set("sinceRemoved", "x")
                .build();

        assertThat(deserializer.deserialize(TOPIC, written(older, record))).isEqualTo(Records.receipt("r-1"));
    }

    @Test
    void shouldSayWhatIsWrongWithTheFirstByte() {
        byte[] json = "{\"id\":\"r-1\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("but it begins with 123");
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 1}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("but it has 2");
    }

    @Test
    void shouldSayThatAnIdInAHeaderIsNotRead() {
        Headers headers = new RecordHeaders().add("__value_schema_id", new byte[17]);

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, headers, new byte[20]))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("__value_schema_id");
    }

    @Test
    void shouldRefuseALengthThatIsALie() {
        serializer.serialize(TOPIC, Records.receipt("r-1"));
        // Schema 0, then a string that claims to have a thousand million bytes.
        byte[] bytes = {0, 0, 0, 0, 0, (byte) 0x80, (byte) 0xA8, (byte) 0xD6, (byte) 0xB9, 7};

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes)).isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldRefuseAnythingBrokenAsPoisonAndNothingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = serializer.serialize(TOPIC, Records.receipt("r-1"));
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = good.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes[WireFormat.HEADER_BYTES + random.nextInt(bytes.length - WireFormat.HEADER_BYTES)] =
                        (byte) random.nextInt(256);
            }
            try {
                deserializer.deserialize(TOPIC, bytes);
            } catch (SerializationException e) {
                assertThat(e).as("seed %d round %d", seed, round).hasMessageStartingWith("Expected a Receipt");
            }
        }
    }

    @Test
    void shouldTellAnOutageFromPoison() {
        byte[] bytes = serializer.serialize(TOPIC, Records.receipt("r-1"));
        registry.goAway();

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .isInstanceOf(SchemaRegistryUnavailableException.class);
    }

    @Test
    void shouldAskTheRegistryForNothingAfterTheFirstRecord() {
        deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, Records.receipt("r-1")));
        registry.goAway();

        byte[] bytes = serializer.serialize(TOPIC, Records.receipt("r-2"));

        assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Records.receipt("r-2"));
    }

    @Test
    void shouldWarmUpEveryTopicThatHasASchema() {
        serdes.warmUp(Topics.all());

        assertThat(registry.schemaOf(0)).isNotNull();
    }

    private byte[] written(Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(ByteBuffer.allocate(4).putInt(registry.idOf("x", schema)).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema, GenericData.get()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
