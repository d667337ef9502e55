package dev.onus.e2e.behaviour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret where configuration refers to it. */
final class SecretFile {
    static final String TOKEN = "token-of-the-fake";

    private SecretFile() {}

    /** The reference to Twilio's. */
    static String in(Path directory) {
        return of(directory, "twilio-token", TOKEN);
    }

    /** The reference to a secret that is there from now. */
    static String of(Path directory, String name, String secret) {
        try {
            return "file:" + Files.writeString(directory.resolve(name), secret);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
