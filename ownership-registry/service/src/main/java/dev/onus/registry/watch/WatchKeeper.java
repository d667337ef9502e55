package dev.onus.registry.watch;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.coverage.CoverageKeeper;
import dev.onus.registry.coverage.CoverageReport;
import dev.onus.registry.keep.Keeper;
import dev.onus.registry.keep.SaidOnce;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.source.LastHeard;
import dev.onus.registry.source.WatchedSources;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.TaskWords;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what changes as time passes whenever the watch case says so, and at gaps whenever the coverage was looked at
 * anew. Only the stream has deadlines: when nobody here answers, it pages. Every replica looks; what two of them say has
 * one id, and the stream hears it once.
 */
@Singleton
final class WatchKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(WatchKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private final RegistryLog log;
    private final CaseLog cases;
    private final CaseFollowing following;
    private final CoverageKeeper coverage;
    private final SaidOnce said;
    private final OpenTasks open;
    private final SilentSources silent;
    private final Duration openBefore;
    private final InstantSource clock = InstantSource.system();
    /** The first look is nobody's answer; a replica that starts has news for whoever waits. */
    private @Nullable String asked = "start " + UUID.randomUUID();

    private Instant handled = Instant.MIN;
    private Instant nextLook = Instant.MAX;
    private long seen;

    WatchKeeper(
            RegistryLog log,
            CaseLog cases,
            CaseFollowing following,
            CoverageKeeper coverage,
            ResponseLog responses,
            LastHeard heard,
            WatchedSources watched,
            WatchSettings settings) {
        super("watch", LOOK_EVERY);
        this.log = log;
        this.cases = cases;
        this.following = following;
        this.coverage = coverage;
        this.said = new SaidOnce(responses);
        this.open = new OpenTasks(cases.index());
        this.silent = new SilentSources(
                watched::all,
                heard::of,
                id -> cases.index().find(id.value()),
                () -> log.snapshot().directory(),
                clock.instant());
        this.openBefore = settings.openBefore();
    }

    @Override
    protected boolean isDue() {
        return following.isCaughtUp() && coverage.report().isPresent();
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        CoverageReport known = coverage.report().orElse(null);
        if (asked != null) {
            answer(asked, coverage.look(now), now);
            handled = now;
        } else if (known != null && known.checkedAt().isAfter(handled)) {
            sayGaps(known, now);
            handled = known.checkedAt();
        }
        silent.responses(now).forEach(this::say);
        lookSooner(now);
        asked = newlyAsked();
    }

    /** A source that came since may be silent before the next look, and then people hear of it if we are gone. */
    private void lookSooner(Instant now) {
        long position = log.position();
        if (position != seen) {
            Instant next = NextLook.after(now, false, silent.next(now).stream());
            if (next.isBefore(nextLook)) {
                nextLook = next;
                say(WatchResponses.looked("position " + position, next, now));
            }
            seen = position;
        }
    }

    /** Id of the event that asks for a look and was not answered by us. */
    private @Nullable String newlyAsked() {
        return cases.lookDue()
                .map(EscalationEvent::getEventId)
                .filter(id -> !said.wasSaid(
                        WatchResponses.looked(id, Instant.EPOCH, Instant.EPOCH).getResponseId()))
                .orElse(null);
    }

    private void answer(String asked, CoverageReport report, Instant now) {
        DirectorySnapshot directory = log.snapshot().directory();
        GapCases found = sayGaps(report, now);
        ShiftNotices notices = new ShiftNotices(directory);
        silent.areOpen(open.of(CaseKind.SILENT_SOURCE));
        notices.due(now).stream()
                .filter(notice -> !isTold(notice))
                .forEach(notice -> say(WatchResponses.notify(notice, now)));
        Instant next = NextLook.after(
                now,
                !open.of(CaseKind.COVERAGE_GAP).isEmpty(),
                Stream.of(found.next(now), notices.next(now, NextLook.IDLE), silent.next(now))
                        .flatMap(Optional::stream));
        nextLook = next;
        if (cases.index().find(WatchResponses.WATCH.value()).isEmpty()) {
            say(WatchResponses.openWatch(OwnerResolver.catchAllTeam(directory), next, now));
        }
        say(WatchResponses.looked(asked, next, now));
    }

    private GapCases sayGaps(CoverageReport report, Instant now) {
        GapCases found = new GapCases(
                report.answer(),
                log.snapshot().directory(),
                open.of(CaseKind.COVERAGE_GAP),
                id -> cases.index().find(id.value()),
                openBefore);
        found.responses(now).forEach(this::say);
        return found;
    }

    private boolean isTold(ShiftNotice notice) {
        PageId page = PageId.ofNotice(
                WatchResponses.WATCH, notice.id(), notice.shift().person());
        return cases.index().page(page.value()).isPresent();
    }

    private void say(Response response) {
        if (!said.say(response)) {
            return;
        }
        if (!response.getAction().equals(TaskWords.LOOKED)) {
            LOG.info("watch=said action={} case={}", response.getAction(), response.getCaseId());
        }
    }
}
