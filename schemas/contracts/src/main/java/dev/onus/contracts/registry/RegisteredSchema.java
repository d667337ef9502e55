package dev.onus.contracts.registry;

import java.util.List;

/**
 * A schema of any kind, as the registry keeps it.
 *
 * @param type {@link #AVRO}, {@link #JSON}, or another word of the registry's
 * @param text as it was registered
 * @param references texts of the schemas that it names, each after those that it names itself
 */
public record RegisteredSchema(String type, String text, List<String> references) {
    public static final String AVRO = "AVRO";
    public static final String JSON = "JSON";

    public RegisteredSchema {
        references = List.copyOf(references);
    }
}
