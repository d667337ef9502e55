package dev.onus.registry.apply;

import dev.onus.registry.model.Kind;
import dev.onus.registry.projection.Propagation;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configuration as code: documents in, all of them or none become records. */
@Singleton
public final class ApplyService {
    /** More changed records than this are answered when the log has them (design decision 5). */
    static final int MAX_AWAITED_CHANGES = 1_000;

    private static final Duration PROPAGATION_TIMEOUT = Duration.ofSeconds(2);

    private final RecordWriter writer;
    private final Propagation propagation;

    ApplyService(RecordWriter writer, Propagation propagation) {
        this.writer = writer;
        this.propagation = propagation;
    }

    /** @param file what the sender calls the stream; null when it has no name */
    public ApplyResult apply(String text, @Nullable String file, WriteRequest request) {
        List<Document> documents = DocumentReader.read(text, file);
        return finish(writer.write(documents.stream().map(Intention.Put::new).toList(), request));
    }

    /** Writes the one record that the path names; a document that says otherwise is a mistake. */
    public ApplyResult put(Kind kind, String name, String text, WriteRequest request) {
        Document document = DocumentReader.readOne(kind, name, text);
        return finish(writer.write(List.of(new Intention.Put(document)), request));
    }

    public ApplyResult delete(Kind kind, String name, WriteRequest request) {
        return finish(writer.write(List.of(new Intention.Delete(kind, name)), request));
    }

    /** Writes what this program itself makes, such as tokens. */
    public ApplyResult putOwn(Kind kind, String name, Map<String, Object> content, WriteRequest request) {
        Document document = DocumentReader.own(kind, name, content);
        return finish(writer.write(List.of(new Intention.Put(document)), request));
    }

    /** Writes one of the first records: it is projected once this process is ready, so there is nothing to wait for. */
    public ApplyResult putFirst(Kind kind, String name, Map<String, Object> content, WriteRequest request) {
        return writer.write(List.of(new Intention.Put(DocumentReader.own(kind, name, content))), request);
    }

    private ApplyResult finish(ApplyResult result) {
        long changes = result.changed().stream()
                .filter(changed -> !changed.change().equals("unchanged"))
                .count();
        if (result.dryRun() || changes == 0) {
            return result.with(ApplyResult.Propagation.DONE);
        }
        boolean reached = changes <= MAX_AWAITED_CHANGES && propagation.await(result.position(), PROPAGATION_TIMEOUT);
        return reached ? result.with(ApplyResult.Propagation.DONE) : result;
    }
}
