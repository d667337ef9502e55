package dev.onus.registry.simulation;

import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.recorded.ReplayProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One what-if from its start to its result. Its own thread moves it; others look at it. */
public final class WhatIfRun {
    private final String id;
    private final Instant startedAt;
    private final WhatIfPlan plan;
    private final ReplayProgress progress = new ReplayProgress();
    private volatile Stand stand = new Stand(State.RUNNING, Optional.empty(), Optional.empty());

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * @param result when, and only when, it is done
     * @param reason why it failed
     */
    public record Stand(State state, Optional<WhatIf> result, Optional<String> reason) {}

    WhatIfRun(String id, Instant startedAt, WhatIfPlan plan) {
        this.id = id;
        this.startedAt = startedAt;
        this.plan = plan;
    }

    public String id() {
        return id;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** What is counted. */
    public Window window() {
        return plan.question().window();
    }

    /** The documents that are tried, as they were written. */
    public List<Map<String, Object>> policies() {
        return plan.question().policies();
    }

    /** What an apply of the policies would warn of. */
    public List<Mistake> warnings() {
        return plan.warnings();
    }

    Draft draft() {
        return plan.draft();
    }

    /** Says how far it is, and stops it. */
    public ReplayProgress progress() {
        return progress;
    }

    public Stand stand() {
        return stand;
    }

    public boolean isRunning() {
        return stand.state() == State.RUNNING;
    }

    void ended(Optional<WhatIf> result) {
        stand = new Stand(result.isPresent() ? State.DONE : State.STOPPED, result, Optional.empty());
    }

    void failed(String reason) {
        stand = new Stand(State.FAILED, Optional.empty(), Optional.of(reason));
    }
}
