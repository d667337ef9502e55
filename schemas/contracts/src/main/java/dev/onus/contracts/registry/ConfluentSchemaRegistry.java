package dev.onus.contracts.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A client of Confluent's REST API, which Confluent's registry, Apicurio, Karapace and Redpanda all speak. What is known
 * is never asked again, because ids never change; what is not known is asked again each time.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final boolean register;
    private final RegistryHttp http;
    private final ConcurrentMap<Named, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();

    public ConfluentSchemaRegistry(SchemaRegistrySettings settings) {
        this.register = settings.register();
        this.http = new RegistryHttp(settings);
    }

    private record Named(String subject, Schema schema) {}

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new Named(subject, schema), this::fetchId);
    }

    @Override
    public Schema schemaOf(int id) {
        return schemas.computeIfAbsent(id, this::fetchSchema);
    }

    private Integer fetchId(Named named) {
        String subject = "subjects/" + URLEncoder.encode(named.subject(), StandardCharsets.UTF_8);
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("schema", SchemaText.of(named.schema()));
        RegistryHttp.Answer answer = http.post(register ? subject + "/versions" : subject, body);
        if (answer.isOk()) {
            return answer.body().path("id").asInt();
        }
        throw new SchemaRefusedException(switch (answer.status()) {
            case NOT_FOUND ->
                "Expected schema %s under subject %s, but the registry has not got it; register it or allow registration."
                        .formatted(named.schema().getFullName(), named.subject());
            case CONFLICT ->
                "Expected schema %s to fit subject %s, but the registry says that it is incompatible: %s"
                        .formatted(named.schema().getFullName(), named.subject(), answer.message());
            default ->
                "Expected an id for schema %s under subject %s, but the registry answered %d: %s"
                        .formatted(named.schema().getFullName(), named.subject(), answer.status(), answer.message());
        });
    }

    private Schema fetchSchema(Integer id) {
        RegistryHttp.Answer answer = http.get("schemas/ids/" + id);
        if (!answer.isOk()) {
            throw new UnknownSchemaException("Expected a schema with id %d, but the registry answered %d: %s"
                    .formatted(id, answer.status(), answer.message()));
        }
        try {
            return new Schema.Parser().parse(answer.body().path("schema").asText());
        } catch (SchemaParseException e) {
            throw new UnknownSchemaException("Expected schema %d to be Avro, but: %s".formatted(id, e.getMessage()));
        }
    }
}
