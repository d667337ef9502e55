package dev.onus.registry.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Documents as a person writes them: YAML, whom it is about before what happens. */
public final class DocumentText {
    /** These first, wherever they stand; the others follow by name. */
    private static final List<String> FIRST = List.of(
            "apiVersion", "kind", "metadata", "spec", "name", "match", "priority", "notify", "steps", "fallback");

    private static final int WIDTH = 100;
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(WIDTH)
            .setSchema(new CoreSchema())
            .build();

    private DocumentText() {}

    public static String of(List<Map<String, Object>> documents) {
        return documents.stream()
                .map(document -> new Dump(SETTINGS).dumpToString(ordered(document)))
                .collect(Collectors.joining("---\n"));
    }

    /** What they are called, as far as they say. */
    public static List<String> names(List<Map<String, Object>> documents) {
        List<String> names = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            if (document.get("metadata") instanceof Map<?, ?> metadata && metadata.get("name") instanceof String name) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, @Nullable Object> byName = new TreeMap<>();
            fields.forEach((name, field) -> byName.put(String.valueOf(name), ordered(field)));
            Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
            FIRST.stream().filter(byName::containsKey).forEach(name -> ordered.put(name, byName.remove(name)));
            ordered.putAll(byName);
            return ordered;
        }
        if (value instanceof Collection<?> all) {
            List<@Nullable Object> ordered = new ArrayList<>();
            all.forEach(each -> ordered.add(ordered(each)));
            return ordered;
        }
        return value;
    }
}
