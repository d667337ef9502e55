package dev.onus.escalation;

import dev.onus.registry.model.Step;
import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Steps that wait for a condition of their own within their own window (ESC-13). The window counts from the opening; an
 * acknowledgement does not stop it.
 */
final class Conditions {
    /** Before the number of such a step, in the place of a step of a page or an effect. */
    static final String PREFIX = "condition-";

    private Conditions() {}

    static String name(int number) {
        return PREFIX + number;
    }

    /** Sets the windows of the policy in force; those that ended before {@code after} have had their turn. */
    static void arm(Turn turn, Instant after) {
        Instant from = turn.current().clocks().startedAt();
        turn.progress(turn.progress().disarm(DeadlineKind.CONDITION));
        for (int number : turn.policy().conditionSteps()) {
            Step step = turn.policy().steps().get(number - 1);
            turn.policy()
                    .window(step)
                    .map(from::plus)
                    .filter(due -> !due.isBefore(after))
                    .ifPresent(due -> turn.progress(
                            turn.progress().arm(new Deadline(DeadlineKind.CONDITION, Integer.toString(number), due))));
        }
    }

    static void fire(Turn turn, Deadline deadline, CaseEvent.Detail detail) {
        int number = Integer.parseInt(deadline.subject());
        Optional<Step> step = turn.policy().step(number).filter(Step::isConditional);
        if (step.isEmpty()) {
            return;
        }
        Optional<String> met = Condition.met(step.get().when(), turn);
        if (met.isPresent()) {
            turn.emit(TimelineKind.PAGE_SKIPPED, "Step " + number + " is not needed", met.get(), detail);
            return;
        }
        enter(turn, step.get(), number, detail);
    }

    private static void enter(Turn turn, Step step, int number, CaseEvent.Detail detail) {
        String name = name(number);
        turn.memory(turn.memory().entering(name));
        int attempt = turn.memory().attempt(name);
        Instant again = turn.now().plus(step.acknowledgeWithin());
        if (attempt <= step.repeat()) {
            turn.progress(turn.progress().arm(new Deadline(DeadlineKind.CONDITION, Integer.toString(number), again)));
        }
        People people = People.find(turn, step.notifies(), step.informs());
        String reason = Condition.missing(step.when());
        turn.emit(
                TimelineKind.ESCALATED,
                "Step " + number + " (" + step.when().word() + "): " + people.words(),
                reason,
                people.persons(),
                detail,
                people.restsOn());
        Paging.sayGaps(turn, people);
        Paging.request(turn, name, PagePurpose.CLOCK, people.about(reason), Optional.of(again));
        Effects.request(
                turn,
                name,
                step.effects(),
                "Step " + number + " of policy " + turn.current().standing().policy() + " asks for it: " + reason);
        if (!people.hasAccountable() && !step.notifies().isEmpty()) {
            Stepping.pageCatchAll(
                    turn, Optional.empty(), Cause.because("Step " + number + " names nobody who can be paged now."));
        }
    }

    /** Takes back the pages of steps whose condition has happened. */
    static void withdrawMet(Turn turn) {
        for (int number : turn.policy().conditionSteps()) {
            Step step = turn.policy().steps().get(number - 1);
            Condition.met(step.when(), turn)
                    .ifPresent(words -> Paging.withdraw(
                            turn,
                            page -> page.step().equals(name(number)) && !isTheAnswerItself(turn, step, page),
                            words));
        }
    }

    /** Whoever has acknowledged keeps the page that they answered. */
    private static boolean isTheAnswerItself(Turn turn, Step step, Page page) {
        return step.when() == StepCondition.NOT_ACKNOWLEDGED
                && turn.progress()
                        .lease()
                        .filter(held -> held.holder().equals(page.person()))
                        .isPresent();
    }
}
