package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the requirements expects of one case, written plainly and apart from the machine: fields that change,
 * timers, one method for each thing that can happen. It knows the steps, the clocks and the people; what it does not
 * follow exactly it says by {@link #lost}, and from then on only the invariants hold the case.
 */
final class ReferenceCase {
    private static final Set<String> ENDED_BY_REVOCATION =
            Set.of("leaked-credential", "credential-expiring", "rotation-failed");
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);
    private static final int FIRED_KEPT = 3;
    static final Duration RETRACTABLE_FOR = Duration.ofMinutes(10);

    final CaseId id;
    final String foldKey;
    final String alertClass;
    final Instant openedAt;
    final boolean deadFromTheStart;
    private final ReferenceKey world;
    Run run = new Run();
    Severity severity;
    String credential;
    String owner = "";
    String backup = "";
    Plan plan;
    int alerts = 1;
    int episode = 1;
    long version = 1;
    long seenPosition = -1;
    boolean sourceResolved;
    boolean acknowledged;
    boolean decided;
    boolean overridden;
    boolean lost;
    long closedNumber;
    /** The latest time at which anything happened to it. */
    Instant lookedAt = Instant.EPOCH;

    @Nullable
    String snoozedBy;

    @Nullable
    Instant containedAt;

    @Nullable
    Instant sourceResolvedAt;

    @Nullable
    Instant clocksContain;

    @Nullable
    Instant clocksDecide;

    @Nullable
    String outcome;

    final Map<String, Integer> attempts = new HashMap<>();
    final Set<String> asked = new LinkedHashSet<>();
    final Set<String> told = new LinkedHashSet<>();
    final Map<String, String> verdicts = new HashMap<>();
    List<RefPage> pages = new ArrayList<>();
    List<Fired> fired = new ArrayList<>();
    /** Ids of the pages that were asked for since this was last emptied. */
    final List<String> paged = new ArrayList<>();

    /** @param fate pending, reached, unreached or declined */
    record RefPage(String id, String person, boolean accountable, String step, int attempt, String fate) {
        RefPage as(String newFate) {
            return new RefPage(id, person, accountable, step, attempt, newFate);
        }

        boolean isOfSteps() {
            return step.equals("fallback") || step.equals("catch-all") || Character.isDigit(step.charAt(0));
        }

        boolean mayStillAnswer() {
            return accountable && (fate.equals("pending") || fate.equals("reached"));
        }
    }

    /** A timer that ran out, and where the case stood before. */
    record Fired(Timer timer, Instant dueAt, Instant firedAt, Run before, long version, Set<String> pages) {}

    ReferenceCase(
            ReferenceKey world,
            CaseId id,
            String foldKey,
            String alertClass,
            Severity severity,
            String credential,
            Instant openedAt) {
        this.world = world;
        this.id = id;
        this.foldKey = foldKey;
        this.alertClass = alertClass;
        this.severity = severity;
        this.credential = credential;
        this.deadFromTheStart = credential.equals("inactive");
        this.openedAt = openedAt;
        this.plan = world.company().choose(severity);
    }

    ReferenceCase copy(ReferenceKey into) {
        ReferenceCase copy = new ReferenceCase(
                into, id, foldKey, alertClass, severity, deadFromTheStart ? "inactive" : "unknown", openedAt);
        copy.run = run.copy();
        copy.credential = credential;
        copy.owner = owner;
        copy.backup = backup;
        copy.plan = plan;
        copy.alerts = alerts;
        copy.episode = episode;
        copy.version = version;
        copy.seenPosition = seenPosition;
        copy.sourceResolved = sourceResolved;
        copy.acknowledged = acknowledged;
        copy.decided = decided;
        copy.overridden = overridden;
        copy.lost = lost;
        copy.closedNumber = closedNumber;
        copy.lookedAt = lookedAt;
        copy.snoozedBy = snoozedBy;
        copy.containedAt = containedAt;
        copy.sourceResolvedAt = sourceResolvedAt;
        copy.clocksContain = clocksContain;
        copy.clocksDecide = clocksDecide;
        copy.outcome = outcome;
        copy.attempts.putAll(attempts);
        copy.asked.addAll(asked);
        copy.told.addAll(told);
        copy.verdicts.putAll(verdicts);
        copy.pages = new ArrayList<>(pages);
        copy.fired = new ArrayList<>(fired);
        return copy;
    }

    boolean isClosed() {
        return run.status.equals("resolved");
    }

    void open(Instant now) {
        chooseOwner();
        startClocks(now);
        if (!defers(now)) {
            enter(1, now);
        }
    }

    // ---- time

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
            case REMINDER, FORGET -> {}
        }
        if (timer != Timer.REMINDER) {
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

    /** Who answers is found anew as each step fires. */
    void step(Instant now, Runnable otherwise) {
        if (!(isFree() && reconsider(now))) {
            otherwise.run();
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

    // ---- steps

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

    private void lapse(Instant now) {
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

    private void exhaust(Instant now) {
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

    private void pageCatchAll() {
        attempts.merge("catch-all", 1, Integer::sum);
        ask("catch-all", List.of("team:" + world.company().catchAllTeam()), List.of(), Set.of());
    }

    /** @return how many were asked as accountable */
    private int ask(String step, List<String> notifies, List<String> informs, Set<String> declined) {
        int attempt = attempts.getOrDefault(step, 0);
        List<String> accountable = world.company().people(notifies, owner, backup);
        List<String> informed = world.company().people(informs, owner, backup);
        informed.removeAll(accountable);
        accountable.removeAll(declined);
        accountable.forEach(person -> page(step, attempt, person, true));
        informed.forEach(person -> page(step, attempt, person, false));
        return accountable.size();
    }

    private void page(String step, int attempt, String person, boolean accountable) {
        String page = PageId.of(id, episode, step, attempt, person).value();
        pages.add(new RefPage(page, person, accountable, step, attempt, "pending"));
        paged.add(page);
        (accountable ? asked : told).add(person);
    }

    void withdraw(Predicate<RefPage> which) {
        pages.removeIf(which);
    }

    boolean nobodyIsLeftInTheStep() {
        return run.stage.equals("step") && nobodyMayAnswer(Integer.toString(run.step));
    }

    private boolean nobodyMayAnswer(String step) {
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

    // ---- owner, policy, clocks

    private boolean chooseOwner() {
        String before = owner;
        owner = alertClass.equals(Company.DRIFT) ? world.company().driftTeam() : world.ownerTeam();
        backup = world.backupTeam();
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

    private boolean choosePolicy(Instant now) {
        Plan found = world.company().choose(severity);
        if (found.name().equals(plan.name()) && found.version() == plan.version()) {
            return false;
        }
        plan = found;
        if (clocksContain == null && found.contain() != null) {
            clocksContain = openedAt.plus(found.contain());
            if (containedAt == null) {
                run.timers.put(Timer.CONTAIN, clocksContain);
            }
        }
        if (clocksDecide == null && found.decide() != null) {
            clocksDecide = openedAt.plus(found.decide());
            if (!decided) {
                run.timers.put(Timer.DECIDE, clocksDecide);
            }
        }
        armConditions(openedAt, openedAt);
        return true;
    }

    private void withdrawReplaced(Set<String> before) {
        Set<String> askedAgain = new LinkedHashSet<>();
        pages.stream().filter(page -> !before.contains(page.id())).forEach(page -> askedAgain.add(page.person()));
        withdraw(page -> before.contains(page.id()) && page.isOfSteps() && !askedAgain.contains(page.person()));
    }

    /** Clocks that had stopped go on, unless they were met; one that had run out by then is said again. */
    private void resumeClocks(Instant stoppedAt, Instant now) {
        Instant again = now.plus(Duration.ofHours(1));
        if (clocksContain != null && containedAt == null) {
            run.timers.put(Timer.CONTAIN, clocksContain.isBefore(stoppedAt) ? again : clocksContain);
        }
        if (clocksDecide != null && !decided) {
            run.timers.put(Timer.DECIDE, clocksDecide.isBefore(stoppedAt) ? again : clocksDecide);
        }
        armConditions(openedAt, stoppedAt);
    }

    private void startClocks(Instant now) {
        clocksContain = plan.contain() == null ? null : now.plus(plan.contain());
        clocksDecide = plan.decide() == null ? null : now.plus(plan.decide());
        run.timers.put(Timer.RESOLVE, now.plus(plan.resolve()));
        if (clocksContain != null) {
            run.timers.put(Timer.CONTAIN, clocksContain);
        }
        if (clocksDecide != null && !decided) {
            run.timers.put(Timer.DECIDE, clocksDecide);
        }
        armConditions(now, now);
    }

    /** @param from the opening, or when a closed case began anew */
    private void armConditions(Instant from, Instant after) {
        for (int number = 1; number <= 3; number++) {
            run.timers.remove(Timer.condition(number));
        }
        for (int number = 1; number <= plan.steps().size(); number++) {
            Duration within = plan.steps().get(number - 1).within();
            if (within != null && !from.plus(within).isBefore(after)) {
                run.timers.put(Timer.condition(number), from.plus(within));
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

    // ---- alerts

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

    // ---- a new run

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
