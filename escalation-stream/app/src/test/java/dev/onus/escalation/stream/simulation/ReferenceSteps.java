package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Step after step, then the fallback, then the catch-all until somebody answers; and who is asked by each. */
abstract class ReferenceSteps extends ReferenceState {
    ReferenceSteps(
            ReferenceKey world,
            CaseId id,
            String foldKey,
            String alertClass,
            Severity severity,
            String credential,
            Instant openedAt) {
        super(world, id, foldKey, alertClass, severity, credential, openedAt);
    }

    void enter(int number, Instant now) {
        for (int step = plan.stepAfter(number - 1); step > 0; step = plan.stepAfter(step)) {
            if (begin(step, 0, plan.steps().get(step - 1).window(), now)) {
                return;
            }
        }
        exhaust(now);
    }

    boolean begin(int number, int repeats, Duration window, Instant now) {
        Plan.Step step = plan.steps().get(number - 1);
        String name = Integer.toString(number);
        Set<String> declined = new LinkedHashSet<>();
        if (repeats > 0) {
            pages.stream()
                    .filter(page -> page.step().equals(name) && page.fate().equals("declined"))
                    .forEach(page -> declined.add(page.person()));
        }
        attempts.merge(name, 1, Integer::sum);
        run.at("step", number, repeats, 0, false);
        run.timers.remove(Timer.CATCH_ALL);
        run.timers.remove(Timer.WORKING_HOURS);
        run.timers.put(Timer.ACKNOWLEDGE, now.plus(window));
        return ask(name, step.notifies(), step.informs(), declined) > 0;
    }

    void lapse(Instant now) {
        boolean again = run.stage.equals("step")
                && run.step <= plan.steps().size()
                && run.repeats < plan.steps().get(run.step - 1).repeat();
        if (!again
                || !begin(
                        run.step,
                        run.repeats + 1,
                        plan.steps().get(run.step - 1).window(),
                        now)) {
            next(now);
        }
    }

    void next(Instant now) {
        if (run.stage.equals("catch-all")) {
            catchAllAgain(now);
        } else {
            enter(run.step + 1, now);
        }
    }

    void exhaust(Instant now) {
        attempts.merge("fallback", 1, Integer::sum);
        run.at("catch-all", run.step, 0, 0, true);
        run.timers.remove(Timer.ACKNOWLEDGE);
        run.timers.put(Timer.CATCH_ALL, now.plus(Duration.ofMinutes(5)));
        if (ask("fallback", plan.fallback(), List.of(), Set.of()) == 0) {
            pageCatchAll();
        }
    }

    void catchAllAgain(Instant now) {
        int repeats = run.catchAllRepeats + 1;
        run.at("catch-all", run.step, 0, repeats, true);
        run.timers.remove(Timer.ACKNOWLEDGE);
        run.timers.put(Timer.CATCH_ALL, now.plus(Duration.ofMinutes(Math.min(60, 5L << Math.min(repeats, 6)))));
        pageCatchAll();
    }

    void pageCatchAll() {
        attempts.merge("catch-all", 1, Integer::sum);
        ask("catch-all", List.of("team:" + world.company().catchAllTeam()), List.of(), Set.of());
    }

    /** @return how many were asked as accountable */
    int ask(String step, List<String> notifies, List<String> informs, Set<String> declined) {
        int attempt = attempts.getOrDefault(step, 0);
        List<String> accountable = world.company().people(notifies, owner, backup);
        List<String> informed = world.company().people(informs, owner, backup);
        informed.removeAll(accountable);
        accountable.removeAll(declined);
        accountable.forEach(person -> page(step, attempt, person, true));
        informed.forEach(person -> page(step, attempt, person, false));
        return accountable.size();
    }

    void page(String step, int attempt, String person, boolean accountable) {
        String page = PageId.of(id, episode, step, attempt, person).value();
        RefPage asked = new RefPage(page, person, accountable, step, attempt, "pending");
        if (!asked.isOfSteps()) {
            pages.removeIf(each -> each.step().equals(step) && each.person().equals(person));
        }
        pages.add(asked);
        paged.add(page);
        (accountable ? this.asked : told).add(person);
    }

    void withdraw(Predicate<RefPage> which) {
        pages.removeIf(which);
    }

    boolean nobodyIsLeftInTheStep() {
        return run.stage.equals("step") && nobodyMayAnswer(Integer.toString(run.step));
    }

    boolean nobodyMayAnswer(String step) {
        int attempt = attempts.getOrDefault(step, 0);
        return pages.stream()
                .filter(page -> page.step().equals(step) && page.attempt() == attempt)
                .noneMatch(RefPage::mayStillAnswer);
    }

    void delivered(String pageId, boolean reached, Instant now) {
        Optional<RefPage> known =
                pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
        if (known.isEmpty()) {
            // A page about an effect, perhaps: whoever it was for is not followed here.
            lost |= !reached && !isClosed();
            return;
        }
        RefPage page = known.get();
        if (!page.fate().equals("pending")) {
            return;
        }
        pages.replaceAll(each -> each.id().equals(pageId) ? each.as(reached ? "reached" : "unreached") : each);
        if (reached) {
            return;
        }
        // Nobody hears of a clock then; whom that brings in is left to the invariants.
        lost |= page.accountable() && !page.isOfSteps();
        if (run.status.equals("open") && !sourceResolved && nobodyIsLeftInTheStep()) {
            next(now);
        }
    }
}
