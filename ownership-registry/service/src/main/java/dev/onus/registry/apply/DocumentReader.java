package dev.onus.registry.apply;

import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Problem;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.UnknownFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a stream into documents that are each right on their own, or says everything that is wrong with them. */
public final class DocumentReader {
    /** What an answer of ours adds to a document; sent back, it is passed over. */
    private static final List<String> OURS = List.of("version", "position", "changedBy", "changedAt");

    private static final String API_VERSION = "apiVersion";

    private final RecordReader reader = new RecordReader(UnknownFields.REFUSE);
    private final List<ApplyProblem> problems = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final Set<RecordKey> seen = new HashSet<>();
    private Optional<String> apiVersion = Optional.empty();

    private DocumentReader() {}

    /** @throws InvalidDocumentsException with all problems of all documents */
    static List<Document> read(String text, @Nullable String file) {
        List<SourceDocument> sources = YamlReader.read(text, file);
        if (sources.isEmpty()) {
            throw new InvalidDocumentsException(List.of(
                    ApplyProblem.at(new Place(file, 1, 1), "", "Expected at least one document, but there is none.")));
        }
        return read(sources);
    }

    /**
     * The documents of a stream as they are written, without what an answer of ours adds; whether they are records is
     * not looked at.
     *
     * @throws InvalidDocumentsException when it is no YAML
     */
    public static List<Map<String, Object>> written(String text) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (SourceDocument source : YamlReader.read(text, null)) {
            Map<String, Object> content = new LinkedHashMap<>(source.content());
            OURS.forEach(content::remove);
            documents.add(content);
        }
        return documents;
    }

    /** The one document of a path, which may leave out what the path says. */
    static Document readOne(Kind kind, String name, String text) {
        List<SourceDocument> sources = YamlReader.read(text, null);
        if (sources.size() != 1) {
            throw new InvalidDocumentsException(List.of(ApplyProblem.at(
                    new Place(null, 1, 1), "", "Expected one document, but there are " + sources.size() + ".")));
        }
        SourceDocument source = sources.getFirst();
        Map<String, Object> content = new LinkedHashMap<>(source.content());
        content.putIfAbsent(API_VERSION, RecordReader.API_VERSION);
        content.putIfAbsent("kind", kind.kindName());
        content.putIfAbsent("metadata", Map.of("name", name));
        Document document =
                read(List.of(new SourceDocument(content, source.places()))).getFirst();
        if (document.kind() != kind || !document.name().equals(name)) {
            throw new InvalidDocumentsException(List.of(document.problem(
                    "metadata.name",
                    "Expected " + kind.kindName() + "/" + name + ", as the path says, but the document is "
                            + document.key() + ".")));
        }
        return document;
    }

    /** A document that this program made itself; tokens too. */
    static Document own(Kind kind, String name, Map<String, Object> content) {
        return switch (new RecordReader(UnknownFields.REFUSE).read(kind, content)) {
            case Reading.Read read ->
                new Document(
                        kind,
                        name,
                        read.spec(),
                        content,
                        RegistryJson.canonical(content),
                        new Places(new Place(null, 1, 1)));
            case Reading.Unreadable unreadable ->
                throw new InvalidDocumentsException(unreadable.problems().stream()
                        .map(problem -> ApplyProblem.at(new Place(null, 1, 1), problem.path(), problem.message()))
                        .toList());
        };
    }

    private static List<Document> read(List<SourceDocument> sources) {
        DocumentReader reader = new DocumentReader();
        sources.forEach(reader::document);
        if (!reader.problems.isEmpty()) {
            throw new InvalidDocumentsException(reader.problems);
        }
        return reader.documents;
    }

    private void document(SourceDocument source) {
        Map<String, Object> content = new LinkedHashMap<>(source.content());
        OURS.forEach(content::remove);
        inheritApiVersion(content, source);
        Object kindName = content.get("kind");
        Optional<Kind> kind = kindName instanceof String text ? Kind.ofName(text) : Optional.empty();
        if (kind.isPresent() && kind.get() == Kind.TOKEN) {
            problem(source, "kind", "Expected a kind that can be applied, but tokens are made with POST /v1/tokens.");
            return;
        }
        Reading reading = kind.isPresent() ? reader.read(kind.get(), content) : reader.read(content);
        switch (reading) {
            case Reading.Read read -> add(read, content, source);
            case Reading.Unreadable unreadable -> {
                for (Problem found : unreadable.problems()) {
                    problem(source, found.path(), found.message());
                }
            }
        }
    }

    private void inheritApiVersion(Map<String, Object> content, SourceDocument source) {
        if (content.get(API_VERSION) instanceof String given) {
            apiVersion = Optional.of(given);
        } else if (!content.containsKey(API_VERSION)) {
            apiVersion.ifPresentOrElse(
                    inherited -> content.put(API_VERSION, inherited),
                    () -> problem(
                            source,
                            API_VERSION,
                            "Expected apiVersion: " + RecordReader.API_VERSION
                                    + " in the first document, but it is missing."));
        }
    }

    private void add(Reading.Read read, Map<String, Object> content, SourceDocument source) {
        String json = RegistryJson.canonical(content);
        Document document = new Document(read.kind(), read.name(), read.spec(), content, json, source.places());
        if (json.getBytes(StandardCharsets.UTF_8).length > DocumentLimits.MAX_DOCUMENT_BYTES) {
            problems.add(document.problem(
                    "",
                    "Expected a document of at most " + DocumentLimits.MAX_DOCUMENT_BYTES
                            + " bytes, but it is larger."));
        }
        if (!seen.add(document.key())) {
            problems.add(document.problem(
                    "metadata.name", "Expected each record once, but " + document.key() + " is here a second time."));
        }
        documents.add(document);
    }

    private void problem(SourceDocument source, String path, String message) {
        if (problems.size() >= DocumentLimits.MAX_PROBLEMS) {
            return;
        }
        Place place = source.places().of(path);
        String kind = source.content().get("kind") instanceof String text ? text : null;
        String name = source.content().get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("name") instanceof String text
                ? text
                : null;
        problems.add(new ApplyProblem(
                place.file(), place.line(), place.column(), kind, name, path, message, Suggestion.in(message)));
    }
}
