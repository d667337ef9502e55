package dev.onus.contracts.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** A registry in memory, which can be switched off. */
public final class FakeSchemaRegistry implements SchemaRegistry {
    private final List<Schema> schemas = new ArrayList<>();
    private boolean away;

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        requireHere();
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema);
    }

    @Override
    public synchronized Schema schemaOf(int id) {
        requireHere();
        if (id >= schemas.size()) {
            throw new UnknownSchemaException("Expected a schema with id " + id + ", but there is none.");
        }
        return schemas.get(id);
    }

    private void requireHere() {
        if (away) {
            throw new SchemaRegistryUnavailableException("Expected the registry to answer, but it is away.", null);
        }
    }
}
