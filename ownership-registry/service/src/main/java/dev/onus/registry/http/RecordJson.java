package dev.onus.registry.http;

import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistrySnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of a record as it is answered: the document, and beside it which version that is. */
final class RecordJson {
    private RecordJson() {}

    static Map<String, @Nullable Object> of(RecordVersion version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Map<String, Object> document = RegistrySnapshot.document(version.json());
        if (document == null) {
            json.put("kind", version.key().kind());
            json.put("metadata", Map.of("name", version.key().name()));
            json.put("deleted", true);
        } else {
            json.putAll(document);
        }
        json.put("version", version.version());
        json.put("position", version.position());
        json.put("changedBy", version.actor());
        json.put("changedAt", version.at().toString());
        return json;
    }
}
