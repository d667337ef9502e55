package dev.onus.registry.config;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that answer links and console sessions are signed with: {@code onus.answer-key} in hex, or
 * {@code onus.answer-key-file}. Without either, one that lasts until the process ends.
 */
@Singleton
public final class AnswerKey {
    public static final int BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(AnswerKey.class);

    private final byte[] bytes;

    AnswerKey(
            @Nullable @Value("${onus.answer-key}") String hex, @Nullable @Value("${onus.answer-key-file}") Path file) {
        this.bytes = hex != null && !hex.isBlank() ? parse(hex) : file != null ? parse(read(file)) : random();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] parse(String hex) {
        byte[] parsed = HexFormat.of().parseHex(hex.strip());
        if (parsed.length != BYTES) {
            throw new IllegalArgumentException(
                    "Expected an answer key of " + BYTES + " bytes in hex, but got " + parsed.length + " bytes.");
        }
        return parsed;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Expected to read the answer key from " + file + ", but could not.", unreadable);
        }
    }

    private static byte[] random() {
        LOG.warn("answer-key=random reason=not-configured effect=links-and-sessions-end-with-this-process");
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
