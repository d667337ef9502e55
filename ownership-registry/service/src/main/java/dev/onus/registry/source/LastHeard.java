package dev.onus.registry.source;

import dev.onus.registry.cases.CaseLog;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;

/** When each source was heard last, from the receipts of what it sent; a restart forgets nothing of it. */
@Singleton
public final class LastHeard {
    private final CaseLog log;
    private final WatchedSources watched;
    private final InstantSource clock = InstantSource.system();

    LastHeard(CaseLog log, WatchedSources watched) {
        this.log = log;
        this.watched = watched;
    }

    /** When the receipt of its latest event was written; empty: it was never heard. */
    public Optional<Instant> of(String source) {
        return log.index().receipts().heard(source);
    }

    /** Every source that was ever heard, registered or not. */
    public SortedMap<String, Instant> all() {
        return log.index().receipts().heard();
    }

    /** Since when a source is quiet that is so for too long; empty for one that is not, or that may be. */
    public Optional<Instant> silentSince(String source) {
        Optional<Instant> heard = of(source);
        return watched.find(source)
                .filter(each -> !each.silentAt(heard).isAfter(clock.instant()))
                .map(each -> each.quietSince(heard));
    }
}
