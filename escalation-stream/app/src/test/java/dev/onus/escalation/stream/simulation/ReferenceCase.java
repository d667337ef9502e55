package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the requirements expects of one case, written plainly and apart from the machine: fields that change,
 * timers, one method for each thing that can happen. It knows the steps, the clocks and the people; what it does not
 * follow exactly it says by {@link #lost}, and from then on only the invariants hold the case.
 */
final class ReferenceCase extends ReferenceStanding {
    private static final Set<String> ENDED_BY_REVOCATION =
            Set.of("leaked-credential", "credential-expiring", "rotation-failed");
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);
    private static final int FIRED_KEPT = 3;

    ReferenceCase(
            ReferenceKey world,
            CaseId id,
            String foldKey,
            String alertClass,
            Severity severity,
            String credential,
            Instant openedAt) {
        super(world, id, foldKey, alertClass, severity, credential, openedAt);
    }

    ReferenceCase copy(ReferenceKey into) {
        ReferenceCase copy = new ReferenceCase(
                into, id, foldKey, alertClass, severity, deadFromTheStart ? "inactive" : "unknown", clocksFrom);
        copyTo(copy);
        return copy;
    }

    void open(Instant now) {
        chooseOwner();
        startClocks(now);
        if (!defers(now)) {
            enter(1, now);
        }
    }
    /** Everything that is due at the instant happens, the earliest first; what follows counts from now. */
    void fireDue(Instant now) {
        lookedAt = now.isAfter(lookedAt) ? now : lookedAt;
        while (true) {
            Optional<Timer> next = run.next().filter(timer -> !due(timer).isAfter(now));
            if (next.isEmpty() || next.get() == Timer.FORGET) {
                return;
            }
            fire(next.get(), now);
        }
    }

    private Instant due(Timer timer) {
        return Objects.requireNonNull(run.timers.get(timer));
    }

    private void fire(Timer timer, Instant now) {
        Fired record = new Fired(
                timer,
                due(timer),
                now,
                run.copy(),
                version,
                Set.copyOf(pages.stream().map(RefPage::id).toList()));
        run.timers.remove(timer);
        switch (timer) {
            case ACKNOWLEDGE -> step(now, () -> lapse(now));
            case CATCH_ALL -> step(now, () -> catchAllAgain(now));
            case LEASE -> {
                run.holder = null;
                run.status = "open";
                run.timers.remove(Timer.REMINDER);
                version++;
                step(now, () -> next(now));
            }
            case WORKING_HOURS -> step(now, () -> enter(1, now));
            case SNOOZE -> Snoozed.end(this, now);
            case CONDITION_1 -> condition(1, now);
            case CONDITION_2 -> condition(2, now);
            case CONDITION_3 -> condition(3, now);
            case CONTAIN -> clock("contain", timer, now);
            case DECIDE -> clock("decide", timer, now);
            case RESOLVE -> clock("resolve", timer, now);
            case RISK -> startAgain(now);
            case SAMPLE -> close("condition-ended", null, now);
            case REMINDER, FORGET -> {}
        }
        if (timer != Timer.REMINDER && timer != Timer.SAMPLE) {
            fired.removeIf(each -> !each.firedAt().isAfter(now.minus(RETRACTABLE_FOR)));
            fired.add(record);
            List<Fired> same = fired.stream()
                    .filter(each -> each.timer().isClock() == timer.isClock())
                    .toList();
            if (same.size() > FIRED_KEPT) {
                fired.remove(same.getFirst());
            }
        }
    }

    private void clock(String name, Timer timer, Instant now) {
        run.timers.put(timer, now.plus(Duration.ofHours(1)));
        attempts.merge(name, 1, Integer::sum);
        List<String> targets = new ArrayList<>();
        if (run.holder != null) {
            targets.add("person:" + run.holder);
        }
        targets.addAll(plan.overdueTargets(name));
        if (ask(name, targets, List.of(), Set.of()) == 0) {
            pageCatchAll();
        }
    }

    private void condition(int number, Instant now) {
        Plan.Step step = plan.steps().get(number - 1);
        if (isMet(step.when())) {
            return;
        }
        String name = "condition-" + number;
        int attempt = attempts.merge(name, 1, Integer::sum);
        if (attempt <= step.repeat()) {
            run.timers.put(Timer.condition(number), now.plus(step.window()));
        }
        if (ask(name, step.notifies(), step.informs(), Set.of()) == 0) {
            pageCatchAll();
        }
    }

    boolean isMet(String condition) {
        return switch (condition) {
            case "not-contained" -> containedAt != null;
            case "not-acknowledged" -> run.holder != null || containedAt != null;
            case "not-decided" -> decided;
            default -> throw new IllegalArgumentException("The simulated policies do not wait for " + condition);
        };
    }

    void reportedAgain(Severity as, String state, Instant now) {
        alerts++;
        if (isClosed()) {
            return;
        }
        int before = episode;
        observed(state, now);
        if (episode != before) {
            return;
        }
        boolean worse = as.isWorseThan(severity);
        if (worse) {
            severity = as;
            version++;
        }
        boolean dead = state.equals("inactive") && endsByRevocation();
        if (sourceResolved && dead) {
            return;
        }
        if (sourceResolved || worse && !run.status.equals("open")) {
            startAgain(now);
        } else if (worse) {
            reconsider(now);
        }
    }

    /** An alert shows that a closed, contained case is not contained. */
    void usedAgain(String state, Instant now) {
        alerts++;
        credential = state;
        startAgain(now);
    }

    void observed(String state, Instant now) {
        if (state.equals("unknown") || state.equals(credential)) {
            return;
        }
        credential = state;
        if (state.equals("active")) {
            if (run.status.equals("contained")) {
                startAgain(now);
            }
        } else if (endsByRevocation() && !isClosed()) {
            seemsOver(now);
        }
        withdrawMet();
        if (run.timers.containsKey(Timer.WORKING_HOURS) && !credential.equals("inactive")) {
            run.timers.remove(Timer.WORKING_HOURS);
            step(now, () -> enter(1, now));
        }
    }

    /** The source says so, or the condition has ended: nobody is paged until the resolve clock runs out. */
    void seemsOver(Instant now) {
        if (sourceResolved) {
            return;
        }
        sourceResolved = true;
        sourceResolvedAt = now;
        Instant verify = run.timers.getOrDefault(Timer.RESOLVE, now.plus(Duration.ofHours(1)));
        run.timers.clear();
        run.timers.put(Timer.RESOLVE, verify);
        String from = run.snoozedFrom;
        if (from != null) {
            run.status = from;
            run.snoozedFrom = null;
            run.snoozedUntil = null;
            run.left = null;
            version++;
        }
        pages.clear();
    }
    /** A new run through the steps; the clocks of an open case go on, those of a closed one start anew. */
    void startAgain(Instant now) {
        boolean wasClosed = isClosed();
        withdraw(page -> true);
        run.stopSteps();
        run.timers.remove(Timer.RISK);
        run.status = "open";
        run.holder = null;
        run.heldUntil = null;
        run.snoozedFrom = null;
        run.snoozedUntil = null;
        run.left = null;
        run.at("before", 0, 0, 0, false);
        episode++;
        Instant stoppedAt = sourceResolved ? sourceResolvedAt : containedAt;
        sourceResolved = false;
        acknowledged = false;
        outcome = null;
        containedAt = null;
        overridden = false;
        attempts.clear();
        fired.clear();
        version++;
        choosePolicy(now);
        if (wasClosed) {
            startClocks(now);
        } else if (stoppedAt != null) {
            resumeClocks(stoppedAt, now);
        }
        enter(1, now);
    }

    void close(String as, @Nullable Instant lapses, Instant now) {
        run.status = "resolved";
        run.holder = null;
        run.heldUntil = null;
        run.snoozedFrom = null;
        run.snoozedUntil = null;
        run.left = null;
        run.timers.clear();
        run.timers.put(lapses == null ? Timer.FORGET : Timer.RISK, lapses == null ? now.plus(FORGOTTEN_AFTER) : lapses);
        outcome = as;
        closedNumber = world.nextClosed();
        fired.clear();
        version++;
        pages.clear();
    }

    /** The pages of what has happened by now are taken back. */
    void withdrawMet() {
        String holder = String.valueOf(run.holder);
        for (int number = 1; number <= plan.steps().size(); number++) {
            Plan.Step step = plan.steps().get(number - 1);
            String name = "condition-" + number;
            if (step.isConditional() && isMet(step.when())) {
                boolean byAnswer = step.when().equals("not-acknowledged");
                withdraw(page ->
                        page.step().equals(name) && !(byAnswer && page.person().equals(holder)));
            }
        }
    }

    boolean endsByRevocation() {
        return ENDED_BY_REVOCATION.contains(alertClass);
    }
}
