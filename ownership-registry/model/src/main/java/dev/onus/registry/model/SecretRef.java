package dev.onus.registry.model;

import java.util.Optional;

/**
 * Where a secret is found. Configuration holds references, never values.
 *
 * @param location the variable's name or the file's path
 */
public record SecretRef(Place place, String location) {
    /** What a reference may start with. */
    public enum Place {
        ENV,
        FILE;

        String prefix() {
            return this == ENV ? "env:" : "file:";
        }
    }

    public SecretRef {
        if (location.isBlank()) {
            throw new IllegalArgumentException("Expected the name of a variable or file after the prefix.");
        }
    }

    /** Empty when the text is no reference; it may then be a secret, so callers must not repeat it. */
    public static Optional<SecretRef> find(String text) {
        for (Place place : Place.values()) {
            if (text.startsWith(place.prefix())
                    && !text.substring(place.prefix().length()).isBlank()) {
                return Optional.of(new SecretRef(
                        place, text.substring(place.prefix().length()).strip()));
            }
        }
        return Optional.empty();
    }

    public String text() {
        return place.prefix() + location;
    }
}
