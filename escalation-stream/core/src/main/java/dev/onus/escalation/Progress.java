package dev.onus.escalation;

import dev.onus.vocabulary.CaseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a case stands in its steps: what a deadline moves, and what is put back when a deadline is retracted.
 *
 * @param step the number of the step entered last, from 1; 0 before the first
 * @param repeats how often that step was repeated by its own window, from 0
 * @param catchAllRepeats how often the catch-all was paged since exhaustion, from 0
 * @param exhausted whether the last step's window lapsed and the fallback was paged
 * @param pages pages that were not withdrawn, in the order of their requests
 * @param lease who has the case: always while acknowledged; kept without timers while snoozed or contained
 * @param deadlines at most one of each kind and subject, earliest first; never empty while the case is open (G2)
 * @param effects effects that were proposed or requested and not withdrawn
 * @param snooze present when, and only when, the status is snoozed
 */
public record Progress(
        CaseStatus status,
        Stage stage,
        int step,
        int repeats,
        int catchAllRepeats,
        boolean exhausted,
        List<Page> pages,
        Optional<Lease> lease,
        List<Deadline> deadlines,
        List<Effect> effects,
        Optional<Snooze> snooze,
        Optional<Offer> offer,
        Optional<Dispute> dispute) {

    /** A case keeps no more: the oldest is withdrawn when there would be one too many. */
    public static final int MAX_PAGES = 64;

    public Progress {
        pages = List.copyOf(pages);
        deadlines = isSorted(deadlines)
                ? List.copyOf(deadlines)
                : deadlines.stream().sorted().toList();
        effects = List.copyOf(effects);
    }

    private static boolean isSorted(List<Deadline> deadlines) {
        for (int next = 1; next < deadlines.size(); next++) {
            if (deadlines.get(next - 1).compareTo(deadlines.get(next)) > 0) {
                return false;
            }
        }
        return true;
    }

    static Progress start() {
        return new Progress(
                CaseStatus.OPEN,
                Stage.BEFORE,
                0,
                0,
                0,
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Optional<Deadline> deadline(DeadlineKind kind) {
        for (Deadline deadline : deadlines) {
            if (deadline.kind() == kind) {
                return Optional.of(deadline);
            }
        }
        return Optional.empty();
    }

    public Optional<Deadline> nextDeadline() {
        return deadlines.isEmpty() ? Optional.empty() : Optional.of(deadlines.getFirst());
    }

    /** The acknowledge windows and what belongs to them no longer run; the clocks do. */
    Progress withoutSteps() {
        return withDeadlines(
                deadlines.stream().filter(each -> each.kind().isClock()).toList());
    }

    Progress withStatus(CaseStatus status) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress at(Stage stage, int step, int repeats, int catchAllRepeats, boolean exhausted) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress withPages(List<Page> pages) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress withLease(Optional<Lease> lease) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress withEffects(List<Effect> effects) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress withDeadlines(List<Deadline> deadlines) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress arm(Deadline deadline) {
        List<Deadline> armed = new ArrayList<>(deadlines.size() + 1);
        for (Deadline each : deadlines) {
            if (!each.isOf(deadline.kind(), deadline.subject())) {
                armed.add(each);
            }
        }
        int place = armed.size();
        while (place > 0 && armed.get(place - 1).compareTo(deadline) > 0) {
            place--;
        }
        armed.add(place, deadline);
        return withDeadlines(armed);
    }

    Progress withSnooze(Optional<Snooze> snooze) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress withOffer(Optional<Offer> offer) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Progress withDispute(Optional<Dispute> dispute) {
        return new Progress(
                status,
                stage,
                step,
                repeats,
                catchAllRepeats,
                exhausted,
                pages,
                lease,
                deadlines,
                effects,
                snooze,
                offer,
                dispute);
    }

    Optional<Effect> effect(String id) {
        return effects.stream().filter(effect -> effect.id().equals(id)).findFirst();
    }

    /** Of one subject only. */
    Progress disarm(DeadlineKind kind, String subject) {
        for (Deadline each : deadlines) {
            if (each.isOf(kind, subject)) {
                return withDeadlines(deadlines.stream()
                        .filter(other -> !other.isOf(kind, subject))
                        .toList());
            }
        }
        return this;
    }

    /** Of every subject. */
    Progress disarm(DeadlineKind kind) {
        return deadline(kind).isEmpty()
                ? this
                : withDeadlines(
                        deadlines.stream().filter(each -> each.kind() != kind).toList());
    }
}
