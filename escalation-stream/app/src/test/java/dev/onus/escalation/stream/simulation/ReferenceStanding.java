package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who owns a case of the reference, under which policy, and which clocks that sets. */
abstract class ReferenceStanding extends ReferenceSteps {
    ReferenceStanding(
            ReferenceKey world,
            CaseId id,
            String foldKey,
            String alertClass,
            Severity severity,
            String credential,
            Instant openedAt) {
        super(world, id, foldKey, alertClass, severity, credential, openedAt);
    }

    /** Who answers is found anew as each step fires. */
    void step(Instant now, Runnable otherwise) {
        if (!(isFree() && reconsider(now))) {
            otherwise.run();
        }
    }

    boolean chooseOwner() {
        String before = owner;
        owner = alertClass.equals(Company.DRIFT) ? world.company().driftTeam() : world.ownerTeam();
        backup = world.backupTeam();
        steward = world.stewardTeam();
        return !owner.equals(before);
    }

    boolean isFree() {
        return run.status.equals("open") && !sourceResolved;
    }

    /** Owner and policy are found again; whoever answers now is asked from step 1 on. */
    boolean reconsider(Instant now) {
        if (isClosed()) {
            return true;
        }
        boolean ownerMoved = chooseOwner();
        if (sample) {
            plan = world.company().choose(severity);
            return true;
        }
        if (!isFree()) {
            if (ownerMoved) {
                run.at("before", 0, 0, 0, false);
                run.left = null;
            }
            return true;
        }
        boolean policyMoved = choosePolicy(now);
        if (ownerMoved || policyMoved) {
            boolean waited = run.timers.remove(Timer.WORKING_HOURS) != null;
            if (waited && defers(now)) {
                return true;
            }
            Set<String> before = Set.copyOf(pages.stream().map(RefPage::id).toList());
            enter(1, now);
            withdrawReplaced(before);
        }
        return ownerMoved || policyMoved;
    }

    boolean choosePolicy(Instant now) {
        Plan found = world.company().choose(severity);
        if (found.name().equals(plan.name()) && found.version() == plan.version()) {
            return false;
        }
        plan = found;
        if (clocksContain == null && found.contain() != null) {
            clocksContain = clocksFrom.plus(found.contain());
            if (containedAt == null) {
                run.timers.put(Timer.CONTAIN, clocksContain);
            }
        }
        if (clocksDecide == null && found.decide() != null) {
            clocksDecide = clocksFrom.plus(found.decide());
            if (!decided) {
                run.timers.put(Timer.DECIDE, clocksDecide);
            }
        }
        armConditions(clocksFrom);
        return true;
    }

    void withdrawReplaced(Set<String> before) {
        Set<String> askedAgain = new LinkedHashSet<>();
        pages.stream().filter(page -> !before.contains(page.id())).forEach(page -> askedAgain.add(page.person()));
        withdraw(page -> before.contains(page.id()) && page.isOfSteps() && !askedAgain.contains(page.person()));
    }

    /** Clocks that had stopped go on, unless they were met; one that had run out by then is said again. */
    void resumeClocks(Instant stoppedAt, Instant now) {
        Instant again = now.plus(Duration.ofHours(1));
        if (clocksContain != null && containedAt == null) {
            run.timers.put(Timer.CONTAIN, clocksContain.isBefore(stoppedAt) ? again : clocksContain);
        }
        if (clocksDecide != null && !decided) {
            run.timers.put(Timer.DECIDE, clocksDecide.isBefore(stoppedAt) ? again : clocksDecide);
        }
        armConditions(stoppedAt);
    }

    void startClocks(Instant now) {
        clocksFrom = now;
        clocksContain = plan.contain() == null ? null : now.plus(plan.contain());
        clocksDecide = plan.decide() == null ? null : now.plus(plan.decide());
        run.timers.put(Timer.RESOLVE, now.plus(plan.resolve()));
        if (clocksContain != null) {
            run.timers.put(Timer.CONTAIN, clocksContain);
        }
        if (clocksDecide != null && !decided) {
            run.timers.put(Timer.DECIDE, clocksDecide);
        }
        armConditions(now);
    }

    void armConditions(Instant after) {
        for (int number = 1; number <= 3; number++) {
            run.timers.remove(Timer.condition(number));
        }
        for (int number = 1; number <= plan.steps().size(); number++) {
            Duration within = plan.steps().get(number - 1).within();
            if (within != null && !clocksFrom.plus(within).isBefore(after)) {
                run.timers.put(Timer.condition(number), clocksFrom.plus(within));
            }
        }
    }

    boolean defers(Instant now) {
        Instant opens = WorkingHour.next(now);
        if (!plan.lowUrgency() || !credential.equals("inactive") || !opens.isAfter(now)) {
            return false;
        }
        run.timers.put(Timer.WORKING_HOURS, opens);
        return true;
    }
}
