package dev.onus.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.Receipt;
import dev.onus.contracts.Records;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a record holds, its bytes are those of Avro's own writer. */
class RecordWriterTest {
    private static final int ROUNDS = 300;
    private static final int DEEPEST = 6;

    private final long seed = Long.getLong("onus.seed", 20_261_122);
    private final Random random = new Random(seed);

    @BeforeAll
    static void trust() {
        TrustedClasses.trustContracts();
    }

    @Test
    void shouldWriteEveryRecordOfEveryTopicAsAvroDoes() throws IOException {
        for (Topic<?> topic : Topics.all().stream().filter(Topic::isAvro).toList()) {
            Schema schema = AvroSerdes.schemaOf(topic);
            RecordWriter writer = new RecordWriter(schema);
            for (int round = 0; round < ROUNDS; round++) {
                SpecificRecordBase record = record(schema, 0);
                BinaryOut out = new BinaryOut(1);
                writer.write(record, out);
                assertThat(out.toBytes())
                        .as("%s of %s, seed %d round %d", record, topic.name(), seed, round)
                        .isEqualTo(avros(schema, record));
            }
        }
    }

    @Test
    void shouldNameTheFieldThatIsMissing() {
        Receipt receipt = Records.receipt("r-1");
        receipt.put("outcome", null);
        RecordWriter writer = new RecordWriter(Receipt.getClassSchema());

        assertThatThrownBy(() -> writer.write(receipt, new BinaryOut(1)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("outcome");
    }

    @Test
    void shouldRefuseATypeThatItCannotWriteBeforeTheFirstRecord() {
        assertThatThrownBy(() -> new RecordWriter(Schema.create(Schema.Type.DOUBLE)))
                .hasMessageStartingWith("Expected only types");
        assertThatThrownBy(() -> new RecordWriter(
                        Schema.createUnion(Schema.create(Schema.Type.INT), Schema.create(Schema.Type.STRING))))
                .hasMessageStartingWith("Expected only types");
    }

    private static byte[] avros(Schema schema, SpecificRecordBase record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private SpecificRecordBase record(Schema schema, int depth) {
        SpecificRecordBase record = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema(), depth + 1)));
        return record;
    }

    private @Nullable Object value(Schema schema, int depth) {
        if (schema.getLogicalType() != null) {
            return Instant.ofEpochMilli(random.nextLong(-1L << 40, 1L << 45));
        }
        return switch (schema.getType()) {
            case STRING -> text();
            case INT -> (int) number();
            case LONG -> number();
            case BOOLEAN -> random.nextBoolean();
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(random.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case RECORD -> record(schema, depth);
            case ARRAY ->
                items(depth)
                        .mapToObj(each -> value(schema.getElementType(), depth))
                        .toList();
            case MAP -> map(schema, depth);
            case UNION -> orNull(schema.getTypes(), depth);
            case NULL, FIXED, BYTES, FLOAT, DOUBLE -> throw new IllegalArgumentException("Unused: " + schema);
        };
    }

    private @Nullable Object orNull(List<Schema> branches, int depth) {
        Schema chosen = branches.get(random.nextInt(branches.size()));
        return chosen.getType() == Schema.Type.NULL || depth > DEEPEST ? null : value(chosen, depth);
    }

    private Map<String, @Nullable Object> map(Schema schema, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        items(depth).forEach(each -> map.put(text() + each, value(schema.getValueType(), depth)));
        return map;
    }

    private IntStream items(int depth) {
        return IntStream.range(0, depth > DEEPEST ? 0 : random.nextInt(4));
    }

    private long number() {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    /** Of every length of UTF-8, and now and then longer than one byte counts. */
    private String text() {
        String letters = "aZ0 \u00e9\u20ac\uD83D\uDEA8";
        int length = random.nextInt(20) == 0 ? 200 : random.nextInt(8);
        return random.ints(length, 0, letters.codePointCount(0, letters.length()))
                .map(place -> letters.codePointAt(letters.offsetByCodePoints(0, place)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
