package dev.onus.escalation;

import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who was asked one thing beside the case: to approve or review an effect, to settle a dispute (ESC-9, CDR-13).
 * They do just that; whoever is accountable for the case stays bound, and nothing of it stops.
 */
final class AskedAside {
    private static final Set<String> ABOUT_AN_EFFECT = Set.of("approve", "reject");
    private static final Set<String> OF_ANY = Set.of("acknowledge", "decline", "note");

    private AskedAside() {}

    /** The right to this very answer, in words; empty when they were not asked, or want to do something else. */
    static Optional<String> right(Case current, Answer answer) {
        String person = answer.person().orElse("");
        boolean any = OF_ANY.contains(answer.action());
        if ((any || ABOUT_AN_EFFECT.contains(answer.action())) && isApprover(current, person)) {
            return Optional.of("asked to approve");
        }
        boolean settles = any || answer.action().equals("settle");
        return settles && isTieBreaker(current, person) ? Optional.of("asked to settle the dispute") : Optional.empty();
    }

    /** Also of an effect that was decided or has lapsed: whoever says it again hears what became of it. */
    private static boolean isApprover(Case current, String person) {
        return Stream.concat(
                        Stream.of(current.progress()),
                        current.memory().fired().stream().map(Fired::before))
                .flatMap(progress -> progress.effects().stream())
                .anyMatch(effect -> effect.approvers().contains(person));
    }

    private static boolean isTieBreaker(Case current, String person) {
        return current.progress()
                .dispute()
                .filter(dispute -> dispute.asked().contains(person))
                .isPresent();
    }

    static void answer(Turn turn, Answer answer, String right) {
        switch (answer.action()) {
            case "acknowledge" -> look(turn, answer, right);
            case "decline" -> decline(turn, answer, right);
            default -> Answering.judge(turn, answer, right);
        }
    }

    private static void look(Turn turn, Answer answer, String right) {
        if (!Settling.acknowledged(turn, answer, right) && !Approving.acknowledged(turn, answer, right)) {
            Answering.applied(
                    turn,
                    answer,
                    TimelineKind.NOTE,
                    answer.who() + " looks at what was asked",
                    answer.reasonOr("Whoever is accountable for the case stays bound."),
                    right);
        }
    }

    private static void decline(Turn turn, Answer answer, String right) {
        if (Settling.declined(turn, answer, right)) {
            return;
        }
        String summary = answer.who() + " does not decide it";
        Answering.applied(turn, answer, TimelineKind.DECLINED, summary, answer.reasonOr("No reason given."), right);
        Paging.withdraw(turn, page -> isAside(page, answer.who()), summary + ".");
    }

    private static boolean isAside(Page page, String person) {
        return page.person().equals(person)
                && (page.purpose() == PagePurpose.APPROVAL
                        || page.purpose() == PagePurpose.REVIEW
                        || page.purpose() == PagePurpose.TIE_BREAK);
    }
}
