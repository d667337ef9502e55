package dev.onus.registry.apply;

import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document that could be read, on its own, without looking at others.
 *
 * @param content the whole document
 * @param json the same in canonical form
 */
record Document(Kind kind, String name, Spec spec, Map<String, Object> content, String json, Places places) {
    RecordKey key() {
        return new RecordKey(kind.kindName(), name);
    }

    ProposedChange change(@Nullable Long expectedVersion) {
        return ProposedChange.put(key(), expectedVersion, json);
    }

    ApplyProblem problem(String path, String message) {
        Place place = places.of(path);
        return new ApplyProblem(
                place.file(),
                place.line(),
                place.column(),
                kind.kindName(),
                name,
                path,
                message,
                Suggestion.in(message));
    }
}
