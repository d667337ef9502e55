package dev.onus.registry.apply;

import dev.onus.registry.log.RegistrySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a document, field by field. */
final class FieldChanges {
    /** More are not shown: nobody reads them. */
    static final int MAX_FIELDS = 100;

    private final List<FieldChange> found = new ArrayList<>();

    private FieldChanges() {}

    static List<FieldChange> between(@Nullable String jsonBefore, @Nullable String jsonAfter) {
        FieldChanges changes = new FieldChanges();
        changes.compare("", RegistrySnapshot.document(jsonBefore), RegistrySnapshot.document(jsonAfter));
        return List.copyOf(changes.found);
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after) || found.size() >= MAX_FIELDS) {
            return;
        }
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is) {
            Set<Object> names = new LinkedHashSet<>(was.keySet());
            names.addAll(is.keySet());
            for (Object name : names) {
                compare(path.isEmpty() ? name.toString() : path + "." + name, was.get(name), is.get(name));
            }
        } else if (before instanceof List<?> was && after instanceof List<?> is && was.size() == is.size()) {
            for (int place = 0; place < was.size(); place++) {
                compare(path + "[" + place + "]", was.get(place), is.get(place));
            }
        } else {
            // Of lists of different lengths nobody can say which element became which.
            found.add(new FieldChange(path, before, after));
        }
    }
}
