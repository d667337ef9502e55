package dev.onus.registry.source;

import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Source;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources that may not be quiet for ever, as the records are now. They are looked at often and change seldom. */
@Singleton
public final class WatchedSources {
    /** More sources than anybody writes; the rest is not watched. */
    static final int MOST = 10_000;

    private final RegistryLog log;
    private volatile Known known = new Known(-1, List.of());

    WatchedSources(RegistryLog log) {
        this.log = log;
    }

    private record Known(long position, List<WatchedSource> sources) {}

    /** By name. */
    public List<WatchedSource> all() {
        long position = log.position();
        Known now = known;
        if (now.position() != position) {
            List<RecordVersion> records = log.read(state -> state.list(Kind.SOURCE.kindName(), "", MOST));
            now = new Known(
                    position,
                    records.stream().flatMap(record -> read(record).stream()).toList());
            known = now;
        }
        return now.sources();
    }

    Optional<WatchedSource> find(String source) {
        return all().stream().filter(each -> each.name().equals(source)).findFirst();
    }

    private static Optional<WatchedSource> read(RecordVersion record) {
        return RegistrySnapshot.spec(Kind.SOURCE, record.json())
                .map(Source.class::cast)
                .flatMap(Source::silentAfter)
                .map(after -> new WatchedSource(record.key().name(), after, record.at(), owner(record)));
    }

    private static Optional<String> owner(RecordVersion record) {
        return Optional.ofNullable(RegistrySnapshot.document(record.json()))
                .map(document -> document.get("metadata"))
                .flatMap(metadata -> member(metadata, "labels"))
                .flatMap(labels -> member(labels, "owner"))
                .map(String::valueOf);
    }

    private static Optional<Object> member(Object of, String name) {
        return of instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty();
    }
}
