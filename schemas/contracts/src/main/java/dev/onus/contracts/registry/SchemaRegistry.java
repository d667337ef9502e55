package dev.onus.contracts.registry;

import java.util.List;
import org.apache.avro.Schema;

/**
 * The seam to a schema registry. Ids are immutable and the same for every client of one registry. Confluent's own client
 * can take the place of ours by implementing these two methods and being given as the bean.
 */
public interface SchemaRegistry {
    /**
     * The id of this schema under this subject.
     *
     * @throws SchemaRegistryUnavailableException if no registry answered: try again
     * @throws SchemaRefusedException if the registry answered that it has no such schema, or refuses it
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema with this id.
     *
     * @throws SchemaRegistryUnavailableException if no registry answered: try again
     * @throws UnknownSchemaException if the registry answered that it has no such schema
     */
    Schema schemaOf(int id);

    /**
     * The schema with this id, of whatever kind: a stranger's value may have been written with any.
     *
     * @throws SchemaRegistryUnavailableException if no registry answered: try again
     * @throws UnknownSchemaException if the registry answered that it has no such schema
     */
    default RegisteredSchema registeredOf(int id) {
        return new RegisteredSchema(RegisteredSchema.AVRO, schemaOf(id).toString(), List.of());
    }
}
