package dev.onus.e2e.behaviour;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.client.RegistryRecords;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What the registry publishes of documents as people write them. */
final class Records {
    private final List<RegistryRecord> records = new ArrayList<>();
    private final List<Ownership> owners = new ArrayList<>();
    private DirectorySnapshot directory = DirectorySnapshot.empty();
    private long position;

    Records(Instant at) {
        FirstRecords.documents().forEach((kind, document) -> add(kind, document, at));
    }

    /** @param yaml documents in one stream, as for {@code apply} */
    @SuppressWarnings("unchecked") // YAML of our own.
    void apply(String yaml, Instant at) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        for (Object document : new Load(settings).loadAllFromString(yaml)) {
            Map<String, Object> fields = (Map<String, Object>) document;
            add(Kind.ofName(String.valueOf(fields.get("kind"))).orElseThrow(), fields, at);
        }
    }

    @SuppressWarnings("unchecked") // The same.
    private void add(Kind kind, Map<String, Object> document, Instant at) {
        Map<String, Object> metadata = (Map<String, Object>) Objects.requireNonNull(document.get("metadata"));
        String name = String.valueOf(metadata.get("name"));
        position++;
        if (kind == Kind.IDENTITY) {
            owners.add(OwnershipMapping.toOwnership(name, position, position, document));
            return;
        }
        RegistryRecord record = RegistryRecord.newBuilder()
                .setKind(kind.kindName())
                .setName(name)
                .setVersion(position)
                .setJson(RegistryJson.canonical(document))
                .setPosition(position)
                .setChangedBy("test")
                .setChangedAt(at)
                .build();
        records.add(record);
        directory = RegistryRecords.apply(directory, kind.kindName() + "/" + name, record);
        directory = RegistryRecords.apply(directory, kind.kindName() + "/" + name + "/" + record.getVersion(), record);
    }

    List<RegistryRecord> takeRecords() {
        List<RegistryRecord> taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    List<Ownership> takeOwners() {
        List<Ownership> taken = List.copyOf(owners);
        owners.clear();
        return taken;
    }

    DirectorySnapshot directory() {
        return directory;
    }
}
