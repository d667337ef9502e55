package dev.onus.registry.apply;

import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.model.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants a record to be. */
sealed interface Intention {
    Kind kind();

    String name();

    /** The document; null when the record is to go. */
    @Nullable
    Map<String, Object> content();

    ProposedChange change(@Nullable Long expectedVersion);

    /** A problem of this record, where its writer wrote it. */
    ApplyProblem problem(String path, String message);

    default RecordKey key() {
        return new RecordKey(kind().kindName(), name());
    }

    /** It is to be this document. */
    record Put(Document document) implements Intention {
        @Override
        public Kind kind() {
            return document.kind();
        }

        @Override
        public String name() {
            return document.name();
        }

        @Override
        public Map<String, Object> content() {
            return document.content();
        }

        @Override
        public ProposedChange change(@Nullable Long expectedVersion) {
            return document.change(expectedVersion);
        }

        @Override
        public ApplyProblem problem(String path, String message) {
            return document.problem(path, message);
        }
    }

    /** It is to be gone. */
    record Delete(Kind kind, String name) implements Intention {
        @Override
        public @Nullable Map<String, Object> content() {
            return null;
        }

        @Override
        public ProposedChange change(@Nullable Long expectedVersion) {
            return ProposedChange.delete(key(), expectedVersion);
        }

        @Override
        public ApplyProblem problem(String path, String message) {
            return new ApplyProblem(null, 1, 1, kind.kindName(), name, path, message, null);
        }
    }
}
