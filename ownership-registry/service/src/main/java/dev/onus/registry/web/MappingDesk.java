package dev.onus.registry.web;

import dev.onus.ingest.decode.Mapping;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.source.SourceRecords;
import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source's mapping: as it is, as it would be, and written as a new version of the record and nothing else of it. */
@Singleton
final class MappingDesk {
    private final RegistryLog log;
    private final ApplyService apply;

    MappingDesk(RegistryLog log, ApplyService apply) {
        this.log = log;
        this.apply = apply;
    }

    Optional<Versioned<Source>> source(String name) {
        return log.directory().source(name);
    }

    /** The source as it would be read with this mapping; without one by its format. */
    SourceOptions options(String name, String mapping) {
        SourceOptions now = source(name)
                .map(record -> SourceRecords.options(record.spec()))
                .orElseGet(() -> SourceOptions.of("auto"));
        return new SourceOptions(
                now.format(),
                mapping.isEmpty() ? Optional.empty() : Optional.of(Mapping.of(mapping)),
                now.rules(),
                now.severities(),
                now.defaultSeverity(),
                now.samplesPage(),
                now.context());
    }

    /** @param version what was looked at; 0: there was no record */
    void save(String name, String mapping, long version, String actor, @Nullable String writeId) {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Object> spec = new LinkedHashMap<>();
        document.put("apiVersion", "onus.dev/v1");
        document.put("kind", Kind.SOURCE.kindName());
        document.put("metadata", Map.of("name", name));
        current(name).ifPresent(before -> {
            document.putAll(before);
            if (before.get("spec") instanceof Map<?, ?> written) {
                written.forEach((field, value) -> spec.put(String.valueOf(field), value));
            }
        });
        if (mapping.isEmpty()) {
            spec.remove("mapping");
        } else {
            spec.put("mapping", Map.of("jsonata", mapping));
        }
        document.put("spec", spec);
        apply.putOwn(Kind.SOURCE, name, document, new WriteRequest(actor, false, version, writeId));
    }

    private Optional<Map<String, Object>> current(String name) {
        return log.read(state -> state.current(new RecordKey(Kind.SOURCE.kindName(), name)))
                .map(RecordVersion::json)
                .flatMap(json -> Optional.ofNullable(RegistrySnapshot.document(json)));
    }

    /** Of the record as it is, 0 when there is none; a deletion counts, as the log counts it. */
    long version(String name) {
        return log.read(state -> state.currentVersion(new RecordKey(Kind.SOURCE.kindName(), name)));
    }
}
