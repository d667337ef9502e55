package dev.onus.contracts.registry;

import java.io.Serial;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** No registry answered, or only with an error of its own. It says nothing about the record: keep it and try again. */
public final class SchemaRegistryUnavailableException extends RetriableException {
    @Serial
    private static final long serialVersionUID = 1L;

    public SchemaRegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
