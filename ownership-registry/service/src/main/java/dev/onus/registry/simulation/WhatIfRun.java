package dev.onus.registry.simulation;

import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.recorded.ReplayProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One what-if from its start to its result. Its own thread moves it; others look at it. */
final class WhatIfRun {
    final String id;
    final Instant startedAt;
    final Window window;
    final List<Mistake> warnings;
    final Draft draft;
    final ReplayProgress progress = new ReplayProgress();
    private volatile Stand stand = new Stand(State.RUNNING, Optional.empty(), Optional.empty());

    enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * @param result when, and only when, it is done
     * @param reason why it failed
     */
    record Stand(State state, Optional<WhatIf> result, Optional<String> reason) {}

    WhatIfRun(String id, Instant startedAt, Window window, List<Mistake> warnings, Draft draft) {
        this.id = id;
        this.startedAt = startedAt;
        this.window = window;
        this.warnings = List.copyOf(warnings);
        this.draft = draft;
    }

    Stand stand() {
        return stand;
    }

    boolean isRunning() {
        return stand.state() == State.RUNNING;
    }

    void ended(Optional<WhatIf> result) {
        stand = new Stand(result.isPresent() ? State.DONE : State.STOPPED, result, Optional.empty());
    }

    void failed(String reason) {
        stand = new Stand(State.FAILED, Optional.empty(), Optional.of(reason));
    }
}
