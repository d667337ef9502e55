package dev.onus.registry.source;

import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.ReceiptIndex;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** How sources are doing, from the receipts of what they sent. */
@Singleton
public final class SourceStatuses {
    /** Today counts as one of them. */
    static final int DAYS = 7;

    private final CaseLog log;
    private final LastHeard heard;

    SourceStatuses(CaseLog log, LastHeard heard) {
        this.log = log;
        this.heard = heard;
    }

    /** Of a source that nobody knows, that it was never heard. It costs the same however much was sent. */
    public SourceStatus of(String source, Instant now) {
        LocalDate from = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS - 1);
        ReceiptIndex receipts = log.index().receipts();
        return new SourceStatus(
                source,
                heard.of(source),
                heard.silentSince(source),
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                endings(receipts.counts(source, from)),
                receipts.lastProblem(source));
    }

    private static Map<Ending, Long> endings(Map<ReceiptIndex.CountedEnd, Long> counts) {
        Map<Ending, Long> endings = new HashMap<>();
        counts.forEach((end, count) ->
                endings.put(new Ending(end.outcome(), end.rule().isEmpty() ? null : end.rule(), null), count));
        return endings;
    }
}
