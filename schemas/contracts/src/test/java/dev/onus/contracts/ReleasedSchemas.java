package dev.onus.contracts;

import dev.onus.contracts.registry.SchemaText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;

/** The schemas that people outside may already have: {@code released/<subject>/<number>.avsc}. */
record ReleasedSchemas(Path root) {
    static Schema current(Topic<?> topic) {
        return new Schema.Parser().parse(SchemaText.of(SpecificData.get().getSchema(topic.valueType())));
    }

    List<Schema> of(Topic<?> topic) throws IOException {
        Path dir = root.resolve(topic.subject());
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(dir)) {
            List<Path> inOrder = files.sorted().toList();
            return inOrder.stream().map(ReleasedSchemas::parse).toList();
        }
    }

    /** Why the current schema cannot be read by, or cannot read, a released one; empty if all is well. */
    Optional<String> incompatibility(Topic<?> topic) throws IOException {
        try {
            // The validator begins with the newest.
            new SchemaValidatorBuilder()
                    .mutualReadStrategy()
                    .validateAll()
                    .validate(current(topic), of(topic).reversed());
            return Optional.empty();
        } catch (SchemaValidationException e) {
            return Optional.of("Expected the schema of %s to be fully compatible with every released one, but: %s"
                    .formatted(topic, e.getMessage()));
        }
    }

    boolean hasCurrent(Topic<?> topic) throws IOException {
        List<Schema> released = of(topic);
        return !released.isEmpty()
                && released.getLast().toString().equals(current(topic).toString());
    }

    void release(Topic<?> topic) throws IOException {
        Path dir = Files.createDirectories(root.resolve(topic.subject()));
        Path next = dir.resolve("%03d.avsc".formatted(of(topic).size() + 1));
        Files.writeString(next, SchemaText.pretty(current(topic)));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
