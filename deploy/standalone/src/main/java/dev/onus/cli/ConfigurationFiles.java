package dev.onus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Configuration from files, folders and standard input as one YAML stream, so that the whole is applied or nothing is.
 * A comment before each part names its file; the registry counts lines from it.
 */
final class ConfigurationFiles {
    private static final String MARKER = "# file: ";

    private final Input input;

    ConfigurationFiles(Input input) {
        this.input = input;
    }

    String read(List<String> paths) {
        StringBuilder stream = new StringBuilder();
        for (String path : paths) {
            if (path.equals(Input.STANDARD)) {
                append(stream, "stdin", input.text(path));
            } else {
                filesOf(Path.of(path)).forEach(file -> append(stream, file.toString(), Input.text(file)));
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
            throw Input.unreadable(path, e);
        }
    }

    private static boolean isConfiguration(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}
