package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tags and labels of resources, in the shapes in which clouds send them. */
public final class Labels {
    private static final Set<String> ENVIRONMENT = Set.of("environment", "env", "stage");

    private Labels() {}

    /** What a tag says of the environment: an object of names, a list of {@code key} and {@code value}, or {@code a:b}. */
    public static Optional<String> environment(JsonNode labels) {
        if (labels.isObject()) {
            return labels.properties().stream()
                    .filter(field -> isEnvironment(field.getKey()))
                    .flatMap(field -> Fields.whole(field.getValue()).stream())
                    .filter(text -> !text.isEmpty())
                    .findFirst();
        }
        for (JsonNode label : labels) {
            Optional<String> found = label.isTextual() ? ofText(label.textValue()) : ofPair(new Fields(label));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofPair(Fields pair) {
        return pair.text("key")
                .or(() -> pair.text("name"))
                .filter(Labels::isEnvironment)
                .flatMap(name -> pair.text("value"));
    }

    private static Optional<String> ofText(String text) {
        String[] parts = text.split("[:=]", 2);
        return parts.length == 2 && isEnvironment(parts[0]) && !parts[1].isBlank()
                ? Optional.of(parts[1].strip())
                : Optional.empty();
    }

    private static boolean isEnvironment(String name) {
        return ENVIRONMENT.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
