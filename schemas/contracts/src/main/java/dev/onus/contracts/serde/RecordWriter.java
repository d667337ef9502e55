package dev.onus.contracts.serde;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one schema as Avro's own writer does, byte for byte. What is to be done for a field is found once,
 * from the schema; Avro's writer looks for the conversion and the branch of a union again in each field of each record.
 * May be used by several threads at once.
 */
final class RecordWriter {
    /** A value of a type that the schema says. */
    @FunctionalInterface
    private interface Part {
        void write(Object value, BinaryOut out);

        /** Where there is no value. */
        default void writeNothing(BinaryOut out) {
            throw new NullPointerException();
        }
    }

    /**
     * What may be missing.
     *
     * @param nothing place of the branch that says so
     */
    private record OrNothing(Part something, int nothing) implements Part {
        @Override
        public void write(Object value, BinaryOut out) {
            out.number(1 - nothing);
            something.write(value, out);
        }

        @Override
        public void writeNothing(BinaryOut out) {
            out.number(nothing);
        }
    }

    private final Part whole;

    /** @throws IllegalArgumentException for what our contracts do not use: bytes, floats, unions of more than null and one */
    RecordWriter(Schema schema) {
        whole = part(schema, new HashMap<>());
    }

    /** @throws NullPointerException or ClassCastException when the record is not whole */
    void write(IndexedRecord value, BinaryOut out) {
        whole.write(value, out);
    }

    /** A record may hold itself, so that each is made known before its fields are looked at. */
    private static final class OfRecord implements Part {
        private Part[] fields = {};
        private String[] names = {};

        @Override
        public void write(Object value, BinaryOut out) {
            IndexedRecord fieldsOf = (IndexedRecord) value;
            for (int i = 0; i < fields.length; i++) {
                try {
                    @Nullable Object field = fieldsOf.get(i);
                    if (field == null) {
                        fields[i].writeNothing(out);
                    } else {
                        fields[i].write(field, out);
                    }
                } catch (NullPointerException missing) {
                    throw (NullPointerException) new NullPointerException(names[i]
                                    + (missing.getMessage() == null ? " is missing" : "." + missing.getMessage()))
                            .initCause(missing);
                }
            }
        }
    }

    private static Part part(Schema schema, Map<String, OfRecord> known) {
        if (schema.getLogicalType() != null) {
            return logical(schema);
        }
        return switch (schema.getType()) {
            case STRING -> (value, out) -> out.text((String) value);
            case INT -> (value, out) -> out.number((Integer) value);
            case LONG -> (value, out) -> out.number((Long) value);
            case BOOLEAN -> (value, out) -> out.raw((Boolean) value ? 1 : 0);
            case ENUM -> (value, out) -> out.number(((Enum<?>) value).ordinal());
            case RECORD -> record(schema, known);
            case ARRAY -> list(part(schema.getElementType(), known));
            case MAP -> map(part(schema.getValueType(), known));
            case UNION -> orNull(schema, known);
            case NULL, FIXED, BYTES, FLOAT, DOUBLE -> throw unused(schema);
        };
    }

    private static Part logical(Schema schema) {
        if (schema.getLogicalType().equals(LogicalTypes.timestampMillis())) {
            return (value, out) -> out.number(((Instant) value).toEpochMilli());
        }
        throw unused(schema);
    }

    private static Part record(Schema schema, Map<String, OfRecord> known) {
        OfRecord already = known.get(schema.getFullName());
        if (already != null) {
            return already;
        }
        OfRecord made = new OfRecord();
        known.put(schema.getFullName(), made);
        List<Schema.Field> fields = schema.getFields();
        made.names = fields.stream().map(Schema.Field::name).toArray(String[]::new);
        made.fields = fields.stream().map(field -> part(field.schema(), known)).toArray(Part[]::new);
        return made;
    }

    /** One block of all items, and the end. */
    private static Part list(Part item) {
        return (value, out) -> {
            Collection<?> items = (Collection<?>) value;
            if (!items.isEmpty()) {
                out.number(items.size());
                items.forEach(each -> item.write(each, out));
            }
            out.number(0);
        };
    }

    private static Part map(Part item) {
        return (value, out) -> {
            Map<?, ?> items = (Map<?, ?>) value;
            if (!items.isEmpty()) {
                out.number(items.size());
                items.forEach((key, each) -> {
                    out.text((String) key);
                    item.write(each, out);
                });
            }
            out.number(0);
        };
    }

    private static Part orNull(Schema union, Map<String, OfRecord> known) {
        List<Schema> branches = union.getTypes();
        int nothing = branches.getFirst().getType() == Schema.Type.NULL ? 0 : 1;
        if (branches.size() != 2 || branches.get(nothing).getType() != Schema.Type.NULL) {
            throw unused(union);
        }
        return new OrNothing(part(branches.get(1 - nothing), known), nothing);
    }

    private static IllegalArgumentException unused(Schema schema) {
        return new IllegalArgumentException("Expected only types that the contracts use, but there is " + schema
                + "; teach RecordWriter to write it.");
    }
}
