package dev.onus.e2e.behaviour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret where configuration refers to it. */
final class SecretFile {
    static final String TOKEN = "token-of-the-fake";

    private SecretFile() {}

    /** The reference to it. */
    static String in(Path directory) {
        try {
            return "file:" + Files.writeString(directory.resolve("twilio-token"), TOKEN);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
