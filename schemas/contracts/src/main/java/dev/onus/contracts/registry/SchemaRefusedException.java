package dev.onus.contracts.registry;

import java.io.Serial;
import org.apache.kafka.common.errors.ApiException;

/** The registry answered and will not give an id to a schema of ours; somebody has to act before a retry can help. */
public final class SchemaRefusedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    public SchemaRefusedException(String message) {
        super(message);
    }
}
