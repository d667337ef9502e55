package dev.onus.cli;

import dev.onus.registry.model.Problem;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.UnknownFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The sources in files, and the tests that stand beside them. Everything else in the files is passed over. */
final class SourceFiles {
    private static final String KIND = "Source";
    private static final String VERSION = "onus.dev/v1";

    private SourceFiles() {}

    /** @param tests the folder beside the file that has the source's events; may not be there */
    record Found(String name, Source source, Path file, Path tests) {}

    static List<Found> in(List<String> paths) {
        List<Found> found = new ArrayList<>();
        for (String path : paths) {
            ConfigurationFiles.filesOf(Path.of(path)).forEach(file -> found.addAll(in(file)));
        }
        return found;
    }

    private static List<Found> in(Path file) {
        List<Found> found = new ArrayList<>();
        for (Object document : documents(file)) {
            if (document instanceof Map<?, ?> fields && KIND.equals(fields.get("kind"))) {
                found.add(read(file, fields));
            }
        }
        return found;
    }

    private static List<Object> documents(Path file) {
        try {
            List<Object> documents = new ArrayList<>();
            String text = Input.text(file);
            new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadAllFromString(text)
                    .forEach(documents::add);
            return documents;
        } catch (YamlEngineException broken) {
            throw new RefusedException("Expected YAML in " + file + ", but " + broken.getMessage());
        }
    }

    private static Found read(Path file, Map<?, ?> fields) {
        Map<String, Object> document = new LinkedHashMap<>();
        // May be left out after the first document of a stream.
        document.put("apiVersion", VERSION);
        fields.forEach((key, value) -> document.put(String.valueOf(key), value));
        Reading reading = new RecordReader(UnknownFields.REFUSE).read(document);
        if (reading instanceof Reading.Read read && read.spec() instanceof Source source) {
            return new Found(read.name(), source, file, file.resolveSibling(read.name() + ".tests"));
        }
        List<Problem> problems = reading instanceof Reading.Unreadable unreadable ? unreadable.problems() : List.of();
        throw new RefusedException("Expected a Source that can be applied in " + file + ", but:\n  "
                + String.join("\n  ", problems.stream().map(Problem::toString).toList()));
    }

    /** The recorded events, by name. */
    static List<Path> events(Path tests) {
        if (!Files.isDirectory(tests)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(tests)) {
            return files.filter(file -> file.getFileName().toString().contains(SourceTest.EVENT))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Input.unreadable(tests, e);
        }
    }
}
