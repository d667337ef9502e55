package dev.onus.contracts.registry;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/** The registry answered that it has no schema with the id that a record names: the record is poison. */
public final class UnknownSchemaException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message) {
        super(message);
    }
}
