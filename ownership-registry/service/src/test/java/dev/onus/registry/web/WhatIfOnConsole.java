package dev.onus.registry.web;

import static dev.onus.registry.web.Patience.await;

import dev.onus.escalation.replay.Burden;
import dev.onus.escalation.replay.Counts;
import dev.onus.escalation.replay.Miss;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.PageMoment;
import dev.onus.escalation.replay.Some;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.recorded.ReplayProgress;
import dev.onus.registry.recorded.ScriptedProgress;
import dev.onus.registry.simulation.ScriptedWhatIfs;
import dev.onus.registry.simulation.WhatIfBeginning;
import dev.onus.registry.simulation.WhatIfDesk;
import dev.onus.registry.simulation.WhatIfRun;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** A what-if of the console that stands still where the test wants it, and comes to what the test says. */
final class WhatIfOnConsole implements AutoCloseable {
    static final Map<String, Object> DRAFT = Map.of(
            "apiVersion",
            "onus.dev/v1",
            "kind",
            "EscalationPolicy",
            "metadata",
            Map.of("name", "credentials-in-production"),
            "spec",
            Map.of(
                    "match",
                    Map.of("environment", List.of("production")),
                    "priority",
                    100,
                    "steps",
                    List.of(
                            Map.of("notify", List.of("owner"), "acknowledgeWithin", "PT10M"),
                            Map.of("notify", List.of("backup", "steward"), "acknowledgeWithin", "PT30M")),
                    "fallback",
                    Map.of("notify", List.of("owner"))));

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final WhatIfDesk desk;
    private final WhatIfPages shown;
    private final WhatIfPageController controller;
    private final Instant now = Instant.now();

    WhatIfOnConsole(ConsoleServer server) {
        desk = ScriptedWhatIfs.desk(server.registry(), this::play);
        shown = new WhatIfPages(server.bean(Pages.class), server.bean(Frames.class), desk, server.registry());
        controller = new WhatIfPageController(
                server.bean(Pages.class), shown, server.bean(Frames.class), server.bean(FormGuard.class), desk);
    }

    WhatIfPages shown() {
        return shown;
    }

    WhatIfPageController controller() {
        return controller;
    }

    /** Some of its records are read, and then it waits. */
    WhatIfRun begun() {
        WhatIfBeginning beginning = desk.begin(List.of(DRAFT), Duration.ofDays(90), now.minus(Duration.ofSeconds(19)));
        if (!(beginning instanceof WhatIfBeginning.Begun begun)) {
            throw new AssertionError("Expected it to begin, but got " + beginning + ".");
        }
        await().until(() -> begun.run().progress().read() > 0);
        return begun.run();
    }

    WhatIfRun ended() {
        WhatIfRun run = begun();
        mayEnd.countDown();
        await().until(() -> !run.isRunning());
        return run;
    }

    private Optional<WhatIf> play(ReplayProgress progress) {
        ScriptedProgress.move(progress, 371_200, 1_000_000);
        try {
            mayEnd.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return progress.isStopped() ? Optional.empty() : Optional.of(result());
    }

    private WhatIf result() {
        Counts actual = new Counts(
                412,
                3,
                Map.of(Sla.ACKNOWLEDGE, 31L, Sla.CONTAIN, 9L, Sla.RESOLVE, 4L),
                new TreeMap<>(Map.of(
                        "ana", burden(141, 52, 31, 3), "bo", burden(88, 12, 9, 15), "kim", burden(20, 0, 0, 10))));
        Counts draft = new Counts(
                412,
                1,
                Map.of(Sla.ACKNOWLEDGE, 25L, Sla.CONTAIN, 11L, Sla.RESOLVE, 4L),
                new TreeMap<>(Map.of(
                        "ana", burden(96, 21, 14, 9), "bo", burden(150, 19, 15, 16), "kim", burden(20, 0, 0, 10))));
        return new WhatIf(
                new Window(now.minus(Duration.ofDays(90)), now),
                Night.USUAL,
                1_236,
                actual,
                draft,
                new Some<>(62, pages("bo", 62)),
                new Some<>(45, pages("ana", 45)),
                new Some<>(2, List.of(miss(19), miss(7))),
                new Some<>(0, List.of()),
                new WhatIf.Fidelity(249, 2, 1, 0),
                List.of(
                        "An answer is given when it was given, if the person has been asked by then under the draft"
                                + " too; else nobody answers in their place.",
                        "Who answered without having been asked does so under the draft as well.",
                        "What resolved or contained a case does so at the same time, whoever was asked.",
                        "A page that was not sent then reaches its person."));
    }

    private List<PageMoment> pages(String person, int count) {
        List<PageMoment> pages = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            pages.add(new PageMoment(
                    now.minus(Duration.ofHours(3L + 40L * number)), new CaseId("case-" + number), person));
        }
        return pages.reversed();
    }

    private Miss miss(int daysAgo) {
        return new Miss(now.minus(Duration.ofDays(daysAgo)), new CaseId("case-" + daysAgo), 1, Sla.CONTAIN);
    }

    /** @param peak the hour with most of the pages */
    private static Burden burden(long pages, long atNight, int nights, int peak) {
        List<Long> byHour = IntStream.range(0, 24)
                .mapToObj(hour -> Math.max(0, pages / 8 - 2L * Math.abs(hour - peak)))
                .toList();
        return new Burden(pages, 0, atNight, nights, byHour);
    }

    @Override
    public void close() {
        mayEnd.countDown();
    }
}
