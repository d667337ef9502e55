package dev.onus.registry.simulation;

import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.recorded.RecordedLogs;
import dev.onus.registry.recorded.ReplayProgress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The what-ifs of this process: one at a time, since each reads a quarter's logs. They end with the process. */
@Singleton
final class WhatIfRuns {
    private static final Logger LOG = LoggerFactory.getLogger(WhatIfRuns.class);
    /** As many results as are kept to be looked at. */
    private static final int MAX_KEPT = 8;

    private final Player player;
    private final SequencedMap<String, WhatIfRun> runs = new LinkedHashMap<>();

    /** Plays what was recorded; empty when it was stopped. */
    @FunctionalInterface
    interface Player {
        Optional<WhatIf> play(Draft draft, Window window, ReplayProgress progress);
    }

    @Inject
    WhatIfRuns(RecordedLogs logs) {
        this(logs::play);
    }

    WhatIfRuns(Player player) {
        this.player = player;
    }

    synchronized WhatIfBeginning start(WhatIfPlan plan, Instant now) {
        Optional<WhatIfRun> other =
                runs.values().stream().filter(WhatIfRun::isRunning).findFirst();
        if (other.isPresent()) {
            return new WhatIfBeginning.Busy(other.get());
        }
        WhatIfRun run = new WhatIfRun(UUID.randomUUID().toString(), now, plan);
        runs.put(run.id(), run);
        if (runs.size() > MAX_KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
        Thread.ofPlatform().daemon().name("what-if").start(() -> play(run));
        return new WhatIfBeginning.Begun(run);
    }

    synchronized Optional<WhatIfRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    synchronized List<WhatIfRun> all() {
        return List.copyOf(runs.sequencedValues().reversed());
    }

    @PreDestroy
    synchronized void stop() {
        runs.values().forEach(run -> run.progress().stop());
    }

    private void play(WhatIfRun run) {
        try {
            Optional<WhatIf> result = player.play(run.draft(), run.window(), run.progress());
            run.ended(result);
            LOG.info(
                    "what-if={} id={} read={}",
                    run.stand().state(),
                    run.id(),
                    run.progress().read());
        } catch (RuntimeException failure) {
            LOG.error("what-if=FAILED id={} read={}", run.id(), run.progress().read(), failure);
            run.failed("Expected to read what was recorded, but " + failure.getMessage() + ".");
        } catch (OutOfMemoryError tooMuch) {
            // What was read is let go of with this frame, so the process goes on.
            LOG.error("what-if=FAILED id={} read={}", run.id(), run.progress().read(), tooMuch);
            run.failed("Expected memory to hold what was recorded, but it did not suffice.");
        }
    }
}
