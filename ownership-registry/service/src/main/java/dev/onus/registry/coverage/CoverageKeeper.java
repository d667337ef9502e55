package dev.onus.registry.coverage;

import dev.onus.registry.keep.Keeper;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Coverage;
import dev.onus.registry.model.CoverageAnswer;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the coverage again when records change, and every few minutes as time passes, on a thread of its own; who asks
 * gets the last answer at once. After a look it rests for ten times as long as the look took, so that records that change
 * all the time cost a tenth of a processor and no more.
 */
@Singleton
public final class CoverageKeeper extends Keeper {
    /** As far ahead as is looked (OWN-6). */
    public static final Duration HORIZON = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(CoverageKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);
    private static final int REST_FACTOR = 10;

    private final RegistryLog log;
    private final @Nullable Reachability reachability;
    private final InstantSource clock = InstantSource.system();
    private final Object looked = new Object();
    private volatile @Nullable CoverageReport report;
    private long reached = -1;
    private long restUntil = System.nanoTime();

    CoverageKeeper(RegistryLog log, @Nullable Reachability reachability) {
        super("coverage", LOOK_EVERY);
        this.log = log;
        this.reachability = reachability;
    }

    /** Empty until the registry has read its log, and has its first records. */
    public Optional<CoverageReport> report() {
        return Optional.ofNullable(report);
    }

    /** The last answer once it knows everything before this position; an older one when that takes too long. */
    public Optional<CoverageReport> reportOf(long position, Duration atMost) {
        long giveUpAt = System.nanoTime() + atMost.toNanos();
        synchronized (looked) {
            while (report().filter(known -> known.position() >= position).isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(giveUpAt - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                try {
                    looked.wait(left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        return report();
    }

    /** Looks now, from this instant on. One at a time: each look is work. */
    public synchronized CoverageReport look(Instant now) {
        long position = log.position();
        CoverageReport fresh =
                new CoverageReport(answer(log.snapshot().identities().all(), span(now)), position, now);
        synchronized (looked) {
            report = fresh;
            looked.notifyAll();
        }
        return fresh;
    }

    /** Of another time than the usual; nothing is kept. */
    public synchronized CoverageReport ask(Span horizon) {
        long position = log.position();
        return new CoverageReport(answer(log.snapshot().identities().all(), horizon), position, horizon.from());
    }

    /** Of one identity, by its name, its id or an alias; empty when nobody has registered it. */
    public Optional<CoverageReport> ask(String identity, Span horizon) {
        long position = log.position();
        RegistrySnapshot snapshot = log.snapshot();
        Optional<Versioned<Identity>> found = snapshot.identities()
                .named(identity)
                .or(() -> snapshot.identities().identity(identity));
        return found.map(one -> new CoverageReport(answer(List.of(one), horizon), position, horizon.from()));
    }

    static Span span(Instant from) {
        return new Span(from, from.plus(HORIZON));
    }

    private CoverageAnswer answer(List<Versioned<Identity>> identities, Span horizon) {
        Reachability known = reachability;
        return Coverage.of(
                log.snapshot().directory(), identities, person -> known == null || known.canReach(person), horizon);
    }

    @Override
    protected boolean isDue() {
        return isReadable() && System.nanoTime() - restUntil >= 0 && (changes() != reached || isStale());
    }

    @Override
    protected void look() {
        long changes = changes();
        long started = System.nanoTime();
        try {
            CoverageReport fresh = look(clock.instant());
            reached = changes;
            LOG.debug(
                    "coverage=looked position={} identities={} gaps={} millis={}",
                    fresh.position(),
                    fresh.answer().identities(),
                    fresh.answer().gaps().size(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        } finally {
            restUntil = System.nanoTime() + REST_FACTOR * (System.nanoTime() - started);
        }
    }

    private long changes() {
        return reachability == null ? 0 : reachability.changes();
    }

    /** A registry that has just been made has no catch-all for a moment, and that is no gap. */
    private boolean isReadable() {
        return log.isCaughtUp()
                && !log.directory().ownershipRules().isEmpty()
                && !log.directory().escalationPolicies().isEmpty();
    }

    private boolean isStale() {
        CoverageReport known = report;
        return known == null
                || known.position() < log.position()
                || known.checkedAt().plus(AGAIN_AFTER).isBefore(clock.instant());
    }
}
