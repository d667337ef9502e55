package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Step after step, then the fallback, then the catch-all until somebody answers. A step that reaches nobody is left at
 * once (design: somebody always).
 */
final class Stepping {
    static final String FALLBACK = "fallback";
    static final String CATCH_ALL = "catch-all";

    private Stepping() {}

    /** Whether an effect was asked for by one of the steps that follow each other until somebody acknowledges. */
    static boolean isStep(String name) {
        return name.equals(FALLBACK)
                || name.equals(CATCH_ALL)
                || !name.isEmpty() && name.chars().allMatch(Character::isDigit);
    }

    /** Enters the step, or the first after it in which somebody can be paged. */
    static void enter(Turn turn, int number, Cause cause) {
        EscalationPolicy policy = turn.policy();
        Cause why = cause;
        OptionalInt each = policy.acknowledgeStepAfter(number - 1);
        while (each.isPresent()) {
            int entered = each.getAsInt();
            if (begin(turn, policy.steps().get(entered - 1), entered, 0, why)) {
                return;
            }
            why = Cause.because("Step " + entered + " reached nobody.", cause.detail());
            each = policy.acknowledgeStepAfter(entered);
        }
        exhaust(turn, why);
    }

    /** What follows an unanswered step: itself again while it has repeats left, else the next one. */
    static void lapse(Turn turn, Cause cause) {
        Progress at = turn.progress();
        Optional<Step> again = turn.policy()
                .step(at.step())
                .filter(step -> at.stage() == Stage.STEP && !step.isConditional() && at.repeats() < step.repeat());
        if (again.isEmpty() || !begin(turn, again.get(), at.step(), at.repeats() + 1, cause)) {
            next(turn, cause);
        }
    }

    /** One level above the highest that was asked in this episode, also when another owner has begun anew since. */
    static void up(Turn turn, Cause cause) {
        int highest = turn.memory().attempts().keySet().stream()
                .filter(name -> !name.isEmpty() && name.chars().allMatch(Character::isDigit))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        if (turn.progress().stage() == Stage.CATCH_ALL) {
            repeatCatchAll(turn, cause);
        } else {
            enter(turn, highest + 1, cause);
        }
    }

    static void next(Turn turn, Cause cause) {
        if (turn.progress().stage() == Stage.CATCH_ALL) {
            repeatCatchAll(turn, cause);
        } else {
            enter(turn, turn.progress().step() + 1, cause);
        }
    }

    /** The same step once more, with what is left of its window; whoever is on call for it now is asked. */
    static void resume(Turn turn, Duration left, Cause cause) {
        Progress at = turn.progress();
        Optional<Step> step = turn.policy().step(at.step()).filter(each -> at.stage() == Stage.STEP);
        if (at.stage() == Stage.CATCH_ALL) {
            repeatCatchAll(turn, cause);
        } else if (step.isEmpty() || !begin(turn, step.get(), at.step(), at.repeats(), left, cause)) {
            next(turn, cause);
        }
    }

    private static boolean begin(Turn turn, Step step, int number, int repeats, Cause cause) {
        return begin(turn, step, number, repeats, step.acknowledgeWithin(), cause);
    }

    /** @return whether somebody accountable was paged */
    private static boolean begin(Turn turn, Step step, int number, int repeats, Duration window, Cause cause) {
        String name = Integer.toString(number);
        turn.memory(turn.memory().entering(name));
        People people = people(turn, step, name, repeats);
        Instant acknowledgeBy = turn.now().plus(window);
        turn.progress(turn.progress()
                .at(Stage.STEP, number, repeats, 0, false)
                .disarm(DeadlineKind.CATCH_ALL_REPEAT)
                .disarm(DeadlineKind.WORKING_HOURS)
                .disarm(DeadlineKind.STORM_WORD)
                .arm(new Deadline(DeadlineKind.ACKNOWLEDGE, acknowledgeBy)));
        if (!cause.first() && people.hasAccountable()) {
            turn.emit(
                    TimelineKind.ESCALATED,
                    (repeats > 0 ? "Step " + number + " again: " : "Escalated to step " + number + ": ")
                            + people.words(),
                    cause.reason(),
                    people.persons(),
                    cause.detail(),
                    people.restsOn());
        }
        Paging.sayGaps(turn, people);
        Paging.request(turn, name, people, Optional.of(acknowledgeBy));
        Effects.request(
                turn,
                name,
                step.effects(),
                "Step " + number + " of policy " + turn.current().standing().policy() + " asks for it.");
        if (!people.hasAccountable()) {
            turn.emit(
                    TimelineKind.PAGE_SKIPPED,
                    "Step " + number + " skipped at once",
                    "It names nobody who can be paged as accountable now.",
                    new Detail.None());
        }
        return people.hasAccountable();
    }

    /** Whom the step asks now. Its repeats leave out who has declined it meanwhile. */
    static People people(Turn turn, Step step, String name, int repeats) {
        People all = People.find(turn, step.notifies(), step.informs());
        return repeats == 0
                ? all
                : all.without(turn.progress().pages().stream()
                        .filter(page -> page.step().equals(name) && page.fate() == Page.PageFate.DECLINED)
                        .map(Page::person)
                        .collect(Collectors.toSet()));
    }

    /** The last step went unanswered: the fallback is paged, and the catch-all from then on. */
    private static void exhaust(Turn turn, Cause cause) {
        Fallback fallback = turn.policy().fallback();
        turn.memory(turn.memory().entering(FALLBACK));
        People people = People.find(turn, fallback.notifies(), List.of());
        Instant repeatAt = turn.now().plus(Limits.catchAllRepeat(0));
        turn.progress(turn.progress()
                .at(Stage.CATCH_ALL, turn.progress().step(), 0, 0, true)
                .disarm(DeadlineKind.ACKNOWLEDGE)
                .disarm(DeadlineKind.STORM_WORD)
                .arm(new Deadline(DeadlineKind.CATCH_ALL_REPEAT, repeatAt)));
        turn.emit(
                TimelineKind.EXHAUSTED,
                "Every step went unanswered; fallback: " + people.words(),
                cause.reason(),
                people.persons(),
                cause.detail(),
                people.restsOn());
        Paging.sayGaps(turn, people);
        Paging.request(turn, FALLBACK, people.about("Every step went unanswered."), Optional.of(repeatAt));
        Effects.request(
                turn,
                FALLBACK,
                fallback.effects(),
                "The fallback of policy " + turn.current().standing().policy() + " asks for it.");
        if (!people.hasAccountable()) {
            pageCatchAll(
                    turn,
                    Optional.of(repeatAt),
                    Cause.because("The policy's fallback names nobody who can be paged now."));
        }
    }

    /** Pages the catch-all once more; each time it waits twice as long, up to an hour, until somebody answers. */
    static void repeatCatchAll(Turn turn, Cause cause) {
        int repeats = turn.progress().catchAllRepeats() + 1;
        Instant repeatAt = turn.now().plus(Limits.catchAllRepeat(repeats));
        turn.progress(turn.progress()
                .at(Stage.CATCH_ALL, turn.progress().step(), 0, repeats, true)
                .disarm(DeadlineKind.ACKNOWLEDGE)
                .arm(new Deadline(DeadlineKind.CATCH_ALL_REPEAT, repeatAt)));
        pageCatchAll(turn, Optional.of(repeatAt), cause);
    }

    static void pageCatchAll(Turn turn, Optional<Instant> acknowledgeBy, Cause cause) {
        turn.memory(turn.memory().entering(CATCH_ALL));
        People people = catchAllPeople(turn);
        turn.emit(
                TimelineKind.ESCALATED,
                "Escalated to the catch-all: " + people.words(),
                cause.reason(),
                people.persons(),
                cause.detail(),
                people.restsOn());
        Paging.sayGaps(turn, people);
        Paging.request(turn, CATCH_ALL, people.about(cause.reason()), acknowledgeBy);
    }

    /** Whoever is there for what falls to nobody else; the first administrator when even that team is empty. */
    static People catchAllPeople(Turn turn) {
        People people = People.find(turn, List.of(catchAll(turn)), List.of());
        return people.hasAccountable()
                ? people
                : people.and(People.find(turn, List.of(new Target.PersonTarget(FirstRecords.ADMIN)), List.of()));
    }

    /** Whoever owns what falls to the rule of that name; changing the rule alone moves the repeats too. */
    private static Target catchAll(Turn turn) {
        return turn.situation().directory().ownershipRules().stream()
                .filter(rule -> rule.name().equals(CATCH_ALL))
                .findFirst()
                .map(rule -> new Target.TeamTarget(rule.spec().owner()))
                .orElseGet(() -> new Target.TeamTarget(CATCH_ALL));
    }
}
