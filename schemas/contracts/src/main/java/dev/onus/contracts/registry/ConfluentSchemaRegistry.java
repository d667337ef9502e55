package dev.onus.contracts.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of Confluent's REST API, which Confluent's registry, Apicurio, Karapace and Redpanda all speak (SYS-5). What is
 * known is never asked again, because ids never change; what is not known is asked again each time.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(ConfluentSchemaRegistry.class);
    /** Far more than we have schemas; a bound against a topic full of strangers' ids. */
    private static final int MAX_REMEMBERED = 2_000;

    /** A schema that names more of others is no schema that people write; a bound against circles too. */
    private static final int MAX_REFERENCES = 50;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;
    /** What our contracts promise; a subject that somebody has set up already keeps its own setting. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final boolean register;
    private final RegistryHttp http;
    private final SingleFlightCache<Named, Integer> ids = new SingleFlightCache<>(MAX_REMEMBERED, this::fetchId);
    private final SingleFlightCache<Integer, Schema> schemas =
            new SingleFlightCache<>(MAX_REMEMBERED, this::fetchSchema);
    private final SingleFlightCache<Integer, RegisteredSchema> registered =
            new SingleFlightCache<>(MAX_REMEMBERED, this::fetchRegistered);

    public ConfluentSchemaRegistry(SchemaRegistrySettings settings) {
        this.register = settings.register();
        this.http = new RegistryHttp(settings);
    }

    private record Named(String subject, Schema schema) {
        String path() {
            return "subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
        }
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.get(new Named(subject, schema));
    }

    @Override
    public Schema schemaOf(int id) {
        return schemas.get(id);
    }

    @Override
    public RegisteredSchema registeredOf(int id) {
        return registered.get(id);
    }

    /** Looks up first: in the steady state nobody needs the right to write. */
    private int fetchId(Named named) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("schema", SchemaText.of(named.schema()));
        RegistryHttp.Answer found = http.post(named.path(), body);
        if (found.isOk()) {
            return found.id();
        }
        if (found.status() == NOT_FOUND && register) {
            return register(named, body, found.errorCode() == SUBJECT_NOT_FOUND);
        }
        throw refused(named, found);
    }

    private int register(Named named, ObjectNode body, boolean isNewSubject) {
        RegistryHttp.Answer registered = http.post(named.path() + "/versions", body);
        if (!registered.isOk()) {
            throw refused(named, registered);
        }
        LOG.info("schema registered subject={} id={}", named.subject(), registered.id());
        if (isNewSubject) {
            protect(named);
        }
        return registered.id();
    }

    private void protect(Named named) {
        String path = "config/" + URLEncoder.encode(named.subject(), StandardCharsets.UTF_8);
        RegistryHttp.Answer answer =
                http.put(path, JsonNodeFactory.instance.objectNode().put("compatibility", COMPATIBILITY));
        if (!answer.isOk()) {
            LOG.warn(
                    "subject unprotected subject={} status={} detail={}",
                    named.subject(),
                    answer.status(),
                    answer.message());
        }
    }

    private static SchemaRefusedException refused(Named named, RegistryHttp.Answer answer) {
        String name = named.schema().getFullName();
        return new SchemaRefusedException(
                switch (answer.status()) {
                    case NOT_FOUND ->
                        "Expected schema %s under subject %s, but the registry has not got it; register it or allow registration."
                                .formatted(name, named.subject());
                    case CONFLICT ->
                        "Expected schema %s to be compatible with all of subject %s, but the registry refuses it: %s"
                                .formatted(name, named.subject(), answer.message());
                    default ->
                        "Expected an id for schema %s under subject %s, but the registry answered %d: %s"
                                .formatted(name, named.subject(), answer.status(), answer.message());
                });
    }

    private Schema fetchSchema(int id) {
        try {
            return new Schema.Parser().parse(fetch(id).path("schema").asText());
        } catch (SchemaParseException e) {
            throw new UnknownSchemaException("Expected schema %d to be Avro, but: %s".formatted(id, e.getMessage()));
        }
    }

    /** A registry leaves the type out when it is Avro. */
    private RegisteredSchema fetchRegistered(int id) {
        JsonNode found = fetch(id);
        SequencedMap<String, String> references = new LinkedHashMap<>();
        collect(id, found.path("references"), references);
        return new RegisteredSchema(
                found.path("schemaType").asText(RegisteredSchema.AVRO),
                found.path("schema").asText(),
                List.copyOf(references.values()));
    }

    /** Depth first, so that each comes after what it names; one that several name comes once. */
    private void collect(int id, JsonNode references, SequencedMap<String, String> found) {
        for (JsonNode reference : references) {
            String path = "subjects/"
                    + URLEncoder.encode(reference.path("subject").asText(), StandardCharsets.UTF_8) + "/versions/"
                    + reference.path("version").asInt();
            if (found.containsKey(path)) {
                continue;
            }
            if (found.size() >= MAX_REFERENCES) {
                throw new UnknownSchemaException("Expected schema %d to name at most %d others, but it names more."
                        .formatted(id, MAX_REFERENCES));
            }
            JsonNode named = ask(path, id, answer -> answer.status() == NOT_FOUND);
            collect(id, named.path("references"), found);
            found.put(path, named.path("schema").asText());
        }
    }

    private JsonNode fetch(int id) {
        return ask(
                "schemas/ids/" + id,
                id,
                answer -> answer.status() == NOT_FOUND && answer.errorCode() == SCHEMA_NOT_FOUND);
    }

    private JsonNode ask(String path, int id, Predicate<RegistryHttp.Answer> isUnknown) {
        RegistryHttp.Answer answer = http.get(path);
        if (isUnknown.test(answer)) {
            throw new UnknownSchemaException(
                    "Expected a schema with id %d, but the registry has none; was the record written for another registry?"
                            .formatted(id));
        }
        if (!answer.isOk()) {
            // It says something about our request or the address, nothing about the record.
            throw new SchemaRegistryUnavailableException(
                    "Expected the schema with id %d, but the registry answered %d: %s"
                            .formatted(id, answer.status(), answer.message()),
                    null);
        }
        return answer.body();
    }
}
