package dev.onus.registry.watch;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.model.CoverageAnswer;
import dev.onus.registry.model.CoverageGap;
import dev.onus.registry.model.Directory;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which gaps need a case, and which cases have no gap any more. A case belongs to a gap for want of the same people that
 * overlaps its own: a gap that begins earlier than was thought, or has begun, is still the same.
 */
final class GapCases {
    /** A wrong import must not page somebody for every path; the rest follows as these are closed. */
    static final int MOST_OPEN = 100;

    private static final String BEGUN = "now";
    private static final int LONGEST_KEY = 300;

    private final CoverageAnswer answer;
    private final Directory directory;
    private final List<CaseState> open;
    private final Function<CaseId, Optional<CaseState>> find;
    private final Duration openBefore;

    /**
     * @param open cases of gaps that are not closed
     * @param find any case, also a closed one
     * @param openBefore how long before a gap begins somebody is asked about it
     */
    GapCases(
            CoverageAnswer answer,
            Directory directory,
            List<CaseState> open,
            Function<CaseId, Optional<CaseState>> find,
            Duration openBefore) {
        this.answer = answer;
        this.directory = directory;
        this.open = List.copyOf(open);
        this.find = find;
        this.openBefore = openBefore;
    }

    /** What there is to say, in order: first what is filled, then what is new, the earliest first. */
    List<Response> responses(Instant now) {
        List<CoverageGap> gaps =
                answer.gaps().stream().filter(CoverageGap::failure).toList();
        List<Response> said = new ArrayList<>();
        for (CaseState state : open) {
            if (gaps.stream().noneMatch(gap -> isOf(state, gap))) {
                said.add(WatchResponses.filled(state, filled(state, now), now));
            }
        }
        int room = MOST_OPEN - open.size() + said.size();
        List<Response> opened = new ArrayList<>();
        for (CoverageGap gap : gaps) {
            if (opened.size() < room && isDue(gap, now)) {
                open(gap, now).ifPresent(opened::add);
            }
        }
        said.addAll(opened);
        return said;
    }

    /** When the next case will be opened if nothing changes; empty when none will. */
    Optional<Instant> next(Instant now) {
        return answer.gaps().stream()
                .filter(CoverageGap::failure)
                .map(gap -> gap.span().from().minus(openBefore))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    private boolean isDue(CoverageGap gap, Instant now) {
        return !gap.span().from().minus(openBefore).isAfter(now)
                && open.stream().noneMatch(state -> isOf(state, gap));
    }

    private Optional<Response> open(CoverageGap gap, Instant now) {
        String dedupKey = dedupKey(gap);
        RoutingKey key = RoutingKey.ofTask(CaseKind.COVERAGE_GAP, dedupKey);
        int opening = 1;
        while (true) {
            Optional<CaseState> earlier = find.apply(CaseId.ofTask(key, opening));
            if (earlier.isEmpty()) {
                boolean endless = gap.span().until().equals(answer.horizon().until());
                return Optional.of(WatchResponses.openTask(
                        key,
                        CaseId.ofTask(key, opening),
                        new GapTask(gap, directory).parameters(dedupKey, opening, endless),
                        gap.why(),
                        now));
            }
            if (!mayFollow(earlier.get(), now)) {
                return Optional.empty();
            }
            opening++;
        }
    }

    /** Who closed a case by hand knows of the gap, and is not asked again before it would be out of sight. */
    private static boolean mayFollow(CaseState earlier, Instant now) {
        if (earlier.getState() != CaseStateName.resolved) {
            return false;
        }
        Instant closedAt = earlier.getClosedAt();
        return ResolveOutcome.CONDITION_ENDED.word().equals(earlier.getOutcome())
                || closedAt == null
                || closedAt.plus(Duration.ofDays(14)).isBefore(now);
    }

    private String dedupKey(CoverageGap gap) {
        boolean begun = !gap.span().from().isAfter(answer.horizon().from());
        String who = GapTask.who(gap);
        String shown = who.length() <= LONGEST_KEY ? who : who.substring(0, LONGEST_KEY) + "…" + who.hashCode();
        return shown + "@" + (begun ? BEGUN : gap.span().from().toString());
    }

    private static boolean isOf(CaseState state, CoverageGap gap) {
        return GapTask.who(gap).equals(state.getTask().get(GapTask.WHO))
                && instant(state, TaskWords.GAP_AT)
                        .filter(from -> from.isBefore(gap.span().until()))
                        .isPresent()
                && instant(state, GapTask.GAP_UNTIL)
                        .filter(until -> !until.isAfter(gap.span().from()))
                        .isEmpty();
    }

    private static String filled(CaseState state, Instant now) {
        return instant(state, GapTask.GAP_UNTIL)
                .filter(until -> !until.isAfter(now))
                .map(until -> "The gap ended at " + until + ".")
                .orElse("Somebody can be reached now for all of that time.");
    }

    private static Optional<Instant> instant(CaseState state, String fact) {
        String text = state.getTask().get(fact);
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
