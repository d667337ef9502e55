package dev.onus.ingest.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.contracts.registry.RegisteredSchema;
import dev.onus.contracts.registry.SchemaRegistry;
import dev.onus.contracts.registry.UnknownSchemaException;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.publish.Arrival;
import dev.onus.ingest.publish.Preparation;
import dev.onus.ingest.publish.Prepared;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Values in Confluent's wire format: a zero byte, the id of a schema in four bytes, then Avro, or JSON with a JSON
 * Schema. No text of any format begins with a zero byte. A registry that is away says nothing about the value: it waits,
 * and never becomes a dead letter. An id that the registry has not got, and bytes that the schema cannot read, do.
 */
@Singleton
public final class WireValues {
    private static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;
    /** Schemas that are kept parsed; far more than anybody's raw topics have. */
    private static final int MAX_PARSED = 500;

    private final SchemaRegistry registry;
    private final ConcurrentMap<Integer, Schema> parsed = new ConcurrentHashMap<>();

    WireValues(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * What a value says, as JSON.
     *
     * @param json the value itself when it is in no wire format
     * @param problem empty when it could be read
     */
    public record Reading(byte[] json, String problem) {}

    static boolean isWire(byte[] value) {
        return value.length > HEADER_BYTES && value[0] == MAGIC;
    }

    /**
     * Makes sure that the value's schema is at hand, if it has one.
     *
     * @throws dev.onus.contracts.registry.SchemaRegistryUnavailableException if no registry answered: try again
     */
    public void fetchSchema(byte[] value) {
        if (isWire(value)) {
            try {
                registry.registeredOf(idOf(value));
            } catch (UnknownSchemaException poison) {
                // Reading it says so.
                return;
            }
        }
    }

    /** @throws dev.onus.contracts.registry.SchemaRegistryUnavailableException if no registry answered: try again */
    public Reading read(byte[] value) {
        if (!isWire(value)) {
            return new Reading(value, "");
        }
        int id = idOf(value);
        try {
            RegisteredSchema schema = registry.registeredOf(id);
            return switch (schema.type()) {
                case RegisteredSchema.AVRO -> new Reading(avro(id, schema, value), "");
                case RegisteredSchema.JSON -> new Reading(Arrays.copyOfRange(value, HEADER_BYTES, value.length), "");
                default ->
                    new Reading(value, "Expected a value in Avro or JSON, but schema " + id + " is of another kind.");
            };
        } catch (UnknownSchemaException e) {
            return new Reading(
                    value, "Expected a schema with id " + id + ", but the registry has none that is usable.");
        } catch (SchemaParseException e) {
            return new Reading(value, "Expected schema " + id + " to be Avro, but it cannot be read.");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (e instanceof RetriableException away) {
                throw away;
            }
            // Broken bytes show themselves as almost any exception of Avro's, whose text may quote the value.
            return new Reading(value, "Expected a value written with schema " + id + ", but its bytes are broken.");
        }
    }

    /** {@link Preparation#prepare} on what the value says; what cannot be read is kept as it came. */
    public Prepared prepared(Preparation preparation, Submission submission, Arrival arrival) {
        Reading reading = read(submission.body());
        return reading.problem().isEmpty()
                ? preparation.prepare(submission.withBody(reading.json()), arrival)
                : preparation.keep(submission, arrival, reading.problem());
    }

    private byte[] avro(int id, RegisteredSchema registered, byte[] value) throws IOException {
        Schema schema = parsed.get(id);
        if (schema == null) {
            schema = parse(registered);
            if (parsed.size() >= MAX_PARSED) {
                parsed.clear();
            }
            parsed.put(id, schema);
        }
        Object datum = new GenericDatumReader<>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null));
        return bytes(AvroJson.of(schema, datum));
    }

    private static byte[] bytes(JsonNode tree) throws JsonProcessingException {
        return IntakeJson.MAPPER.writeValueAsBytes(tree);
    }

    private static Schema parse(RegisteredSchema registered) {
        Schema.Parser parser = new Schema.Parser();
        registered.references().forEach(parser::parse);
        return parser.parse(registered.text());
    }

    private static int idOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(1);
    }
}
