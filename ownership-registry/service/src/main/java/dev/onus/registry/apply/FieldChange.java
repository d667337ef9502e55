package dev.onus.registry.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A field that a change would give another value.
 *
 * @param path from the document's root, for example {@code spec.members[0]}
 * @param before null when it was not there
 * @param after null when it would be gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(
        String path, @Nullable Object before, @Nullable Object after) {}
