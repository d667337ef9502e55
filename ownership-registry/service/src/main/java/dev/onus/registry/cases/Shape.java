package dev.onus.registry.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in the order in which it is written; what is not known is left out rather than null. */
public final class Shape {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Shape() {}

    public static Shape of() {
        return new Shape();
    }

    public Shape with(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Instant at -> members.put(name, at.toString());
            case Enum<?> word -> members.put(name, word.name());
            default -> members.put(name, value);
        }
        return this;
    }

    public Map<String, Object> json() {
        return members;
    }
}
