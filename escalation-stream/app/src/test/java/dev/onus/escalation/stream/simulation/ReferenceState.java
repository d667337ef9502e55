package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.Run.Timer;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reference remembers of a case. */
abstract class ReferenceState {
    static final Duration RETRACTABLE_FOR = Duration.ofMinutes(10);

    final CaseId id;
    final String foldKey;
    String alertClass;
    /** From when the clocks count: the opening, or when a closed case began anew. */
    Instant clocksFrom;

    boolean deadFromTheStart;
    /** Only a vendor's sample is behind it. */
    boolean sample;

    final ReferenceKey world;
    Run run = new Run();
    Severity severity;
    String credential;
    String owner = "";
    String backup = "";
    String steward = "";
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
    /** Whoever was asked one thing beside the case: to approve, to review, to settle. */
    final Set<String> aside = new LinkedHashSet<>();

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

    ReferenceState(
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
        clocksFrom = openedAt;
        this.plan = world.company().choose(severity);
    }

    void copyTo(ReferenceCase copy) {
        copy.run = run.copy();
        copy.sample = sample;
        copy.credential = credential;
        copy.owner = owner;
        copy.backup = backup;
        copy.steward = steward;
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
        copy.aside.addAll(aside);
        copy.told.addAll(told);
        copy.verdicts.putAll(verdicts);
        copy.pages = new ArrayList<>(pages);
        copy.fired = new ArrayList<>(fired);
    }

    boolean isClosed() {
        return run.status.equals("resolved");
    }
}
