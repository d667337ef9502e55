package dev.onus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Configuration from files, folders and standard input as one YAML stream, so that the whole is applied or nothing is.
 * A comment before each part names its file; the registry counts lines from it.
 */
final class ConfigurationFiles {
    static final String STANDARD_INPUT = "-";
    private static final String MARKER = "# file: ";

    private final InputStream standardInput;

    ConfigurationFiles(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    String read(List<String> paths) {
        StringBuilder stream = new StringBuilder();
        for (String path : paths) {
            if (path.equals(STANDARD_INPUT)) {
                append(stream, "stdin", readInput());
            } else {
                filesOf(Path.of(path)).forEach(file -> append(stream, file.toString(), readFile(file)));
            }
        }
        return stream.toString();
    }

    private static void append(StringBuilder stream, String name, String content) {
        // The document marker of the part itself would make an empty document of a separator before it.
        stream.append("---\n").append(MARKER).append(name).append('\n').append(content);
        if (!content.endsWith("\n")) {
            stream.append('\n');
        }
    }

    /** In the order of their names, which is also how a folder is read by a person. */
    static List<Path> filesOf(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> files =
                    all.filter(ConfigurationFiles::isConfiguration).sorted().toList();
            if (files.isEmpty()) {
                throw new RefusedException("Expected .yaml, .yml or .json files in " + path + ", but found none.");
            }
            return files;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isConfiguration(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private static String readFile(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private String readInput() {
        try {
            return new String(standardInput.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(Path.of("standard input"), e);
        }
    }

    private static RefusedException unreadable(Path path, IOException cause) {
        String why = Files.exists(path) ? "it could not be read: " + cause.getMessage() : "there is no such file";
        return new RefusedException("Expected to read " + path + ", but " + why + ".");
    }
}
