package dev.onus.registry.log;

import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.IdentityBook;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Spec;
import dev.onus.registry.model.UnknownFields;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All records as typed values, as they stood at one place in the log. Immutable and cheap to change. */
public record RegistrySnapshot(DirectorySnapshot directory, IdentityBook identities) {
    static final RegistrySnapshot EMPTY = new RegistrySnapshot(DirectorySnapshot.empty(), IdentityBook.empty());

    private static final Logger LOG = LoggerFactory.getLogger(RegistrySnapshot.class);
    private static final RecordReader READER = new RecordReader(UnknownFields.PASS_OVER);

    public RegistrySnapshot with(Kind kind, String name, long version, Spec spec) {
        return spec instanceof Identity identity
                ? new RegistrySnapshot(directory, identities.with(name, version, identity))
                : new RegistrySnapshot(directory.with(kind, name, version, spec), identities);
    }

    public RegistrySnapshot without(Kind kind, String name) {
        return kind == Kind.IDENTITY
                ? new RegistrySnapshot(directory, identities.without(name))
                : new RegistrySnapshot(directory.without(kind, name), identities);
    }

    RegistrySnapshot after(Iterable<Change> changes) {
        RegistrySnapshot snapshot = this;
        for (Change change : changes) {
            snapshot = snapshot.after(change.after());
        }
        return snapshot;
    }

    /** A record that this program cannot read, say of a newer one, is left as it was: the log goes on. */
    RegistrySnapshot after(RecordVersion version) {
        Optional<Kind> kind = Kind.ofName(version.key().kind());
        if (kind.isEmpty()) {
            return this;
        }
        String name = version.key().name();
        if (version.deleted()) {
            return without(kind.get(), name);
        }
        Optional<Spec> spec = spec(kind.get(), version.json());
        if (spec.isEmpty()) {
            LOG.error("record={} version={} result=left-out reason=unreadable", version.key(), version.version());
        }
        return spec.map(read -> with(kind.get(), name, version.version(), read)).orElse(this);
    }

    /** Empty when the JSON is not a record of this kind. */
    public static Optional<Spec> spec(Kind kind, @Nullable String json) {
        try {
            Map<String, Object> document = document(json);
            return document != null && READER.read(kind, document) instanceof Reading.Read read
                    ? Optional.of(read.spec())
                    : Optional.empty();
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    /** The document of a record's JSON; null stays null. */
    public static @Nullable Map<String, Object> document(@Nullable String json) {
        return json == null ? null : RegistryJson.parse(json);
    }
}
