package dev.onus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What a verb reads: files, and standard input where one is called {@code -}. What cannot be read is said with its name. */
final class Input {
    static final String STANDARD = "-";

    private final InputStream standard;

    Input(InputStream standard) {
        this.standard = standard;
    }

    byte[] bytes(String name) {
        return name.equals(STANDARD) ? bytes() : bytes(Path.of(name));
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private byte[] bytes() {
        try {
            return standard.readAllBytes();
        } catch (IOException e) {
            throw new RefusedException("Expected to read standard input, but " + failed(e) + ".");
        }
    }

    static RefusedException unreadable(Path path, IOException cause) {
        String why = Files.exists(path) ? failed(cause) : "there is no such file";
        return new RefusedException("Expected to read " + path + ", but " + why + ".");
    }

    private static String failed(IOException cause) {
        return "it could not be read: " + Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
