package dev.onus.registry.source;

import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Source;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources that may not be quiet for ever, as the records are now. They are looked at often and change seldom. */
@Singleton
public final class WatchedSources {
    /** More sources than anybody writes; the rest is not watched. */
    static final int MOST = 10_000;

    private final RegistryLog log;
    private volatile Known known = Known.NOTHING;

    WatchedSources(RegistryLog log) {
        this.log = log;
    }

    /** By name. */
    public List<WatchedSource> all() {
        return known().watched();
    }

    Optional<WatchedSource> find(String source) {
        return known().find(source);
    }

    private Known known() {
        long position = log.position();
        Known now = known;
        if (now.position() != position) {
            now = now.after(position, log.read(state -> state.list(Kind.SOURCE.kindName(), "", MOST)));
            known = now;
        }
        return now;
    }

    /**
     * What the records said at a position of the log. Every write of whatever kind moves the position, so a record that
     * did not change is not read again.
     */
    record Known(long position, Map<String, Read> records, List<WatchedSource> watched) {
        static final Known NOTHING = new Known(-1, Map.of(), List.of());

        Optional<WatchedSource> find(String source) {
            return Optional.ofNullable(records.get(source)).flatMap(Read::source);
        }

        Known after(long later, Collection<RecordVersion> living) {
            Map<String, Read> now = new LinkedHashMap<>();
            for (RecordVersion record : living) {
                Read before = records.get(record.key().name());
                now.put(
                        record.key().name(),
                        before != null && before.record().sequence() == record.sequence() ? before : Read.of(record));
            }
            List<WatchedSource> watched = now.values().stream()
                    .flatMap(read -> read.source().stream())
                    .toList();
            return new Known(later, now, watched);
        }
    }

    /** @param source empty when it may be quiet for ever */
    record Read(RecordVersion record, Optional<WatchedSource> source) {
        static Read of(RecordVersion record) {
            return new Read(
                    record,
                    RegistrySnapshot.spec(Kind.SOURCE, record.json())
                            .map(Source.class::cast)
                            .flatMap(Source::silentAfter)
                            .map(after -> new WatchedSource(record.key().name(), after, record.at(), owner(record))));
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
}
