package dev.onus.registry.measure;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.CaseFilter;
import dev.onus.registry.cases.CaseIndex;
import dev.onus.registry.cases.CaseOrder;
import dev.onus.registry.cases.Part;
import dev.onus.registry.cases.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measures the cases that were opened within a period, put together by team, type or severity, and over time. */
public final class Measures {
    /** One question looks at no more cases, the newest of the period; the answer says when there were more. */
    public static final int MOST_CASES = 20_000;
    /** No more periods within the whole one. */
    public static final int MOST_PERIODS = 120;

    private static final int PART = 200;
    private static final int MOST_EVENTS = 500;

    private final CaseIndex index;

    public Measures(CaseIndex index) {
        this.index = index;
    }

    /**
     * What to measure.
     *
     * @param every the length of the periods within it; empty: it is one
     */
    public record Question(Instant from, Instant to, Grouping by, Optional<Duration> every) {}

    public Map<String, Object> answer(Question question, Instant now) {
        Found found = cases(question, now);
        List<Map<String, Object>> periods = new ArrayList<>();
        Duration length = question.every().orElse(Duration.between(question.from(), question.to()));
        for (Instant start = question.from(); start.isBefore(question.to()); start = start.plus(length)) {
            Instant end = start.plus(length).isAfter(question.to()) ? question.to() : start.plus(length);
            periods.add(period(start, end, question.by(), found.cases(), now));
        }
        return Shape.of()
                .with("from", question.from())
                .with("to", question.to())
                .with("by", question.by().word())
                .with("complete", found.complete())
                .with("periods", periods)
                .json();
    }

    private record Found(List<CaseMeasure> cases, boolean complete) {}

    /** Drills and samples measure nobody. */
    private Found cases(Question question, Instant now) {
        List<CaseMeasure> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Part<CaseState> part = index.list(CaseFilter.ANY, CaseOrder.NEWEST, cursor, PART);
            for (CaseState state : part.items()) {
                if (state.getOpenedAt().isBefore(question.from())) {
                    return new Found(found, true);
                }
                if (found.size() >= MOST_CASES) {
                    return new Found(found, false);
                }
                if (state.getOpenedAt().isBefore(question.to()) && !state.getTest() && !state.getDrill()) {
                    List<EscalationEvent> timeline = index.timeline(state.getId(), Optional.empty(), MOST_EVENTS)
                            .items();
                    found.add(CaseMeasure.of(state, timeline, now));
                }
            }
            cursor = part.next();
        } while (cursor.isPresent());
        return new Found(found, true);
    }

    private static Map<String, Object> period(
            Instant from, Instant to, Grouping by, List<CaseMeasure> cases, Instant now) {
        Map<String, List<CaseMeasure>> groups = new TreeMap<>();
        for (CaseMeasure each : cases) {
            Instant openedAt = each.state().getOpenedAt();
            if (!openedAt.isBefore(from) && openedAt.isBefore(to)) {
                groups.computeIfAbsent(by.of(each.state()), group -> new ArrayList<>())
                        .add(each);
            }
        }
        return Shape.of()
                .with("from", from)
                .with("to", to)
                .with(
                        "groups",
                        groups.entrySet().stream()
                                .map(group -> Summary.of(group.getKey(), group.getValue(), now))
                                .toList())
                .json();
    }
}
