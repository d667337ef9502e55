package dev.onus.registry.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML 1.2 stream, JSON being a part of it, into documents that know where each of their fields stands. What
 * YAML allows and nobody should write, such as a key given twice or a mapping as a key, is an error here.
 */
public final class YamlReader {
    /** Larger streams are refused; {@link DocumentLimits} says why each limit is there. */
    public static final int MAX_CHARACTERS = DocumentLimits.MAX_STREAM_BYTES;

    private YamlReader() {}

    /** @throws InvalidDocumentsException with every document that cannot be read */
    static List<SourceDocument> read(String text, @Nullable String file) {
        FileMarkers files = new FileMarkers(text, file);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file == null ? "the document" : file)
                .setCodePointLimit(MAX_CHARACTERS)
                .setSchema(new CoreSchema())
                .setUseMarks(true)
                .build();
        List<SourceDocument> documents = new ArrayList<>();
        List<ApplyProblem> problems = new ArrayList<>();
        try {
            DocumentLimits limits = new DocumentLimits();
            for (Node root : new Compose(settings).composeAllFromString(text)) {
                document(root, files, limits, problems).ifPresent(documents::add);
            }
        } catch (MarkedYamlEngineException broken) {
            Place place = broken.getProblemMark().map(files::place).orElse(new Place(file, 1, 1));
            problems.add(ApplyProblem.at(place, "", "Expected YAML, but " + broken.getProblem() + "."));
        } catch (YamlEngineException broken) {
            problems.add(ApplyProblem.at(new Place(file, 1, 1), "", "Expected YAML, but " + broken.getMessage() + "."));
        } catch (StackOverflowError tooDeep) {
            // The library follows nesting by recursion and has no limit of its own for it.
            problems.add(ApplyProblem.at(
                    new Place(file, 1, 1),
                    "",
                    "Expected at most " + DocumentLimits.MAX_DEPTH + " levels of nesting, but there are far more."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentsException(problems);
        }
        return documents;
    }

    private static Optional<SourceDocument> document(
            Node root, FileMarkers files, DocumentLimits limits, List<ApplyProblem> problems) {
        Place start = root.getStartMark().map(files::place).orElse(files.place(0, 0));
        if (root instanceof ScalarNode empty && empty.getTag().equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(ApplyProblem.at(
                    start,
                    "",
                    "Expected a document with kind, metadata and spec, but got " + NodeValues.describe(root) + "."));
            return Optional.empty();
        }
        Places places = new Places(start);
        NodeValues values = new NodeValues(files, places, limits, problems);
        Map<String, Object> content = values.mapping(mapping, "", 0);
        return Optional.of(new SourceDocument(content, places));
    }
}
