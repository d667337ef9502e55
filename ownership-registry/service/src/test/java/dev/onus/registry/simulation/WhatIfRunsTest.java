package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.recorded.ReplayProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The what-ifs of one process, over a player that ends when the test says so. */
class WhatIfRunsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Window WINDOW = new Window(NOON.minus(Duration.ofDays(90)), NOON);

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final WhatIfRuns runs = new WhatIfRuns(this::play);

    @AfterEach
    void end() {
        mayEnd.countDown();
        runs.stop();
    }

    @Test
    void shouldRunOneAtATime() {
        WhatIfRun first = start(runs).orElseThrow();

        assertThat(start(runs)).isEmpty();
        assertThat(runs.all()).containsExactly(first);
        mayEnd.countDown();
        ended(first);
        assertThat(first.stand().state()).isEqualTo(WhatIfRun.State.DONE);
        assertThat(first.stand().result()).isPresent();
        assertThat(start(runs)).isPresent();
    }

    @Test
    void shouldEndWithoutAResultWhenItIsStopped() {
        WhatIfRun run = start(runs).orElseThrow();

        run.progress().stop();
        mayEnd.countDown();
        ended(run);

        assertThat(run.stand().state()).isEqualTo(WhatIfRun.State.STOPPED);
        assertThat(run.stand().result()).isEmpty();
    }

    @Test
    void shouldSayWhyItFailedAndRunTheNextOne() {
        WhatIfRuns failing = new WhatIfRuns((draft, window, progress) -> {
            throw new IllegalStateException("the broker is away");
        });

        WhatIfRun run = start(failing).orElseThrow();
        ended(run);

        assertThat(run.stand().state()).isEqualTo(WhatIfRun.State.FAILED);
        assertThat(run.stand().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("the broker is away"));
        assertThat(start(failing)).isPresent();
    }

    @Test
    void shouldRunTheNextOneAlsoWhenTheMemoryDidNotSuffice() {
        WhatIfRuns failing = new WhatIfRuns((draft, window, progress) -> {
            throw new OutOfMemoryError("in a test");
        });

        WhatIfRun run = start(failing).orElseThrow();
        ended(run);

        assertThat(run.stand().state()).isEqualTo(WhatIfRun.State.FAILED);
        assertThat(start(failing)).isPresent();
    }

    @Test
    void shouldForgetTheOldestOfManyResults() {
        mayEnd.countDown();
        List<WhatIfRun> all = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            WhatIfRun run = start(runs).orElseThrow();
            ended(run);
            all.add(run);
        }

        assertThat(runs.find(all.getFirst().id())).isEmpty();
        assertThat(runs.all()).isEqualTo(all.subList(1, 9).reversed());
        assertThat(all.subList(1, 9)).allMatch(run -> runs.find(run.id()).isPresent());
    }

    private Optional<WhatIf> play(Draft draft, Window window, ReplayProgress progress) {
        try {
            mayEnd.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Replay replay = new Replay(Directories.always(DirectorySnapshot.empty()), draft, window, Night.USUAL);
        return progress.isStopped() ? Optional.empty() : Optional.of(replay.result());
    }

    private static Optional<WhatIfRun> start(WhatIfRuns of) {
        WhatIfPlan plan = new WhatIfPlan(new WhatIfQuestion(List.of(), WINDOW), new Draft(List.of()), List.of());
        return of.start(plan, NOON) instanceof WhatIfBeginning.Begun begun
                ? Optional.of(begun.run())
                : Optional.empty();
    }

    private static void ended(WhatIfRun run) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !run.isRunning());
    }
}
