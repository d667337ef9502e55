package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * G3: a step that fired although the answer had been given in time is taken back at once. Whatever page of the steps
 * was asked for from its firing on is withdrawn before anything else is said.
 */
final class Retractions {
    private static final Set<String> STEPS =
            Set.of("acknowledge", "acknowledgement-expiry", "snooze", "working-hours", "catch-all-repeat");
    private static final Set<String> TAKING_BACK = Set.of("retracted", "page-withdrawn", "effect-withdrawn");
    private static final int MOST_STEPS = 3;

    private final String caseId;
    private final List<EscalationEvent> log;

    Retractions(String caseId, List<EscalationEvent> log) {
        this.caseId = caseId;
        this.log = log;
    }

    void whatFiredTooEarlyIsTakenBackAtOnce() {
        for (int at = 0; at < log.size(); at++) {
            EscalationEvent event = log.get(at);
            if (takesBackSteps(event)) {
                Set<String> standing = standing(firedAt(at), takenBackAt(at));
                if (!standing.isEmpty()) {
                    throw new AssertionError("G3: what " + event + " had asked for stands: " + standing);
                }
            }
        }
    }

    /**
     * Where the deadline fired first: in this episode, and since steps were last taken back. That takes back every
     * later one with it, and the same one may fire again.
     */
    private int firedAt(int retracted) {
        EscalationEvent event = log.get(retracted);
        int first = retracted;
        for (int at = retracted - 1; at >= 0 && isOfTheSameRun(log.get(at), event); at--) {
            first = isSame(log.get(at).getDeadline(), event.getDeadline()) ? at : first;
        }
        if (first == retracted) {
            throw new AssertionError("G3: what is retracted had fired: " + event);
        }
        return first;
    }

    private static boolean isOfTheSameRun(EscalationEvent earlier, EscalationEvent retracted) {
        return earlier.getEpisode() == retracted.getEpisode() && !takesBackSteps(earlier);
    }

    private static boolean takesBackSteps(EscalationEvent event) {
        return event.getKind().equals("retracted")
                && STEPS.contains(event.getDeadline().getKind());
    }

    private static boolean isSame(@Nullable DeadlineFacts one, DeadlineFacts other) {
        return one != null
                && one.getKind().equals(other.getKind())
                && one.getDueAt().equals(other.getDueAt())
                && Objects.equals(one.getFiredAt(), other.getFiredAt());
    }

    private int takenBackAt(int retracted) {
        int end = retracted;
        while (end < log.size() && TAKING_BACK.contains(log.get(end).getKind())) {
            end++;
        }
        return end;
    }

    private Set<String> standing(int from, int to) {
        Set<String> pages = new HashSet<>();
        for (EscalationEvent event : log.subList(from, to)) {
            if (event.getKind().equals("page-requested") && isOfSteps(event)) {
                pages.add(event.getPage().getPageId());
            } else if (event.getKind().equals("page-withdrawn")) {
                pages.remove(event.getPage().getPageId());
            }
        }
        return pages;
    }

    /** What clocks, conditions and effects ask for is not the steps' to take back. */
    private boolean isOfSteps(EscalationEvent event) {
        PageFacts page = event.getPage();
        return Stream.concat(
                        Stream.of("fallback", "catch-all"),
                        IntStream.rangeClosed(1, MOST_STEPS).mapToObj(Integer::toString))
                .map(step ->
                        PageId.of(new CaseId(caseId), event.getEpisode(), step, page.getAttempt(), page.getPerson()))
                .anyMatch(id -> id.value().equals(page.getPageId()));
    }
}
