package dev.onus.ingest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro as the JSON that a vendor would have sent: no names of branches around the values of unions, as Avro's own JSON
 * has them; times as ISO 8601, so that nobody has to guess their unit; bytes in base64.
 */
final class AvroJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MICROS = 1_000_000;
    private static final long NANOS_OF_MICRO = 1_000;

    private AvroJson() {}

    static JsonNode of(Schema schema, @Nullable Object datum) {
        if (datum == null) {
            return JSON.nullNode();
        }
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) datum);
            case ARRAY -> array(schema.getElementType(), (Collection<?>) datum);
            case MAP -> map(schema.getValueType(), (Map<?, ?>) datum);
            case UNION -> of(schema.getTypes().get(GenericData.get().resolveUnion(schema, datum)), datum);
            case BYTES -> bytes(schema, ((ByteBuffer) datum).duplicate());
            case FIXED -> bytes(schema, ByteBuffer.wrap(((GenericFixed) datum).bytes()));
            case LONG -> number(schema, (Long) datum);
            case INT -> whole(schema, (Integer) datum);
            case FLOAT -> JSON.numberNode((Float) datum);
            case DOUBLE -> JSON.numberNode((Double) datum);
            case BOOLEAN -> JSON.booleanNode((Boolean) datum);
            case ENUM, STRING -> JSON.textNode(datum.toString());
            case NULL -> JSON.nullNode();
        };
    }

    private static JsonNode record(IndexedRecord record) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), of(field.schema(), record.get(field.pos())));
        }
        return object;
    }

    private static JsonNode array(Schema items, Collection<?> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(of(items, value)));
        return array;
    }

    private static JsonNode map(Schema values, Map<?, ?> entries) {
        ObjectNode object = JSON.objectNode();
        entries.forEach((name, value) -> object.set(name.toString(), of(values, value)));
        return object;
    }

    private static JsonNode bytes(Schema schema, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && bytes.length > 0) {
            return JSON.numberNode(new BigDecimal(new BigInteger(bytes), decimal.getScale()));
        }
        return JSON.binaryNode(bytes);
    }

    private static JsonNode number(Schema schema, long value) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return JSON.textNode(Instant.ofEpochMilli(value).toString());
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMicros) {
            long seconds = Math.floorDiv(value, MICROS);
            return JSON.textNode(Instant.ofEpochSecond(seconds, Math.floorMod(value, MICROS) * NANOS_OF_MICRO)
                    .toString());
        }
        return JSON.numberNode(value);
    }

    private static JsonNode whole(Schema schema, int value) {
        return schema.getLogicalType() instanceof LogicalTypes.Date
                ? JSON.textNode(LocalDate.ofEpochDay(value).toString())
                : JSON.numberNode(value);
    }
}
