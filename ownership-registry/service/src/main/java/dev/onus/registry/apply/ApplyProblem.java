package dev.onus.registry.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or only remarkable, about a document, and where.
 *
 * @param path from the document's root, for example {@code spec.members[0]}; empty for the document as a whole
 * @param suggestion what was probably meant; null when there is no good guess
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplyProblem(
        @Nullable String file,
        int line,
        int column,
        @Nullable String kind,
        @Nullable String name,
        String path,
        String message,
        @Nullable String suggestion) {

    /** A problem of a request that is not a file. */
    public static ApplyProblem of(String path, String message) {
        return at(new Place(null, 1, 1), path, message);
    }

    static ApplyProblem at(Place place, String path, String message) {
        return new ApplyProblem(place.file(), place.line(), place.column(), null, null, path, message, null);
    }
}
