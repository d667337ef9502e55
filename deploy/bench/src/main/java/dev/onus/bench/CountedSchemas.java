package dev.onus.bench;

import dev.onus.contracts.registry.SchemaRegistry;
import dev.onus.contracts.registry.UnknownSchemaException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** A schema registry in this process: ids by the order in which schemas are asked for. */
final class CountedSchemas implements SchemaRegistry {
    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public synchronized Schema schemaOf(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchemaException("Expected a schema with id " + id + ", but there is none.");
        }
        return schemas.get(id - 1);
    }
}
