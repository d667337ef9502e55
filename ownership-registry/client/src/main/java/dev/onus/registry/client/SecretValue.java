package dev.onus.registry.client;

import dev.onus.registry.model.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches a secret from where its reference points. It is read at each use, so that a rotated secret is used at once, and
 * it goes nowhere else.
 */
public final class SecretValue {
    private SecretValue() {}

    /** The secret, surrounding white space removed; empty when nothing is there. */
    public static Optional<String> of(SecretRef reference) {
        Optional<String> raw = switch (reference.place()) {
            case ENV -> Optional.ofNullable(System.getenv(reference.location()));
            case FILE -> file(reference.location());
        };
        return raw.map(String::strip).filter(secret -> !secret.isEmpty());
    }

    private static Optional<String> file(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
