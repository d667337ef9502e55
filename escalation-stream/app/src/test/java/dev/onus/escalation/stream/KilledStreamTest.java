package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownershipOf;
import static dev.onus.escalation.stream.Organisation.responseTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Topics;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real application on a real broker, killed without warning (G1, G3, G10). */
class KilledStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLS = 20;
    private static final int CASES_PER_KILL = 20;
    private static final RealBroker BROKER = new RealBroker();

    @TempDir
    Path directory;

    @BeforeAll
    static void haveAnOrganisation() {
        Organisation.records().forEach(BROKER::register);
        BROKER.flush();
    }

    @AfterAll
    static void closeBroker() {
        BROKER.close();
    }

    @Test
    void shouldNotEscalateWhatWasAnsweredInTimeWhileItWasDown() {
        String group = "test:answered:";
        String silent = "test:silent:";
        windows("PT6S", "PT1H");
        try (ChildStream stream = ChildStream.start("down", directory)) {
            alerts("test:warm-up:", 1);
            await().atMost(PATIENCE).until(() -> BROKER.pages("test:warm-up:", "ana") == 1);
            alerts(group, 12);
            alerts(silent, 4);
            await().atMost(PATIENCE).until(() -> BROKER.pages(group, "ana") + BROKER.pages(silent, "ana") == 16);
            stream.kill();
        }
        for (EscalationEvent page : BROKER.events(group, "page-requested")) {
            String key = page.getIdentity().getId();
            BROKER.send(
                    Topics.RESPONSES,
                    key,
                    responseTo(key, "r-" + page.getCaseId(), page.getCaseId(), "ana", "acknowledge"));
        }
        BROKER.flush();
        long answeredAt = System.currentTimeMillis();
        assertThat(BROKER.events(group, "page-requested"))
                .as("answered before the first deadline")
                .allMatch(page -> page.getPage().getAcknowledgeBy().toEpochMilli() > answeredAt);
        BROKER.sendBytes(Topics.ALERTS, "test:poison:1", new byte[] {1, 2, 3});
        List.of(Topics.ALERTS, Topics.OWNERSHIP, Topics.RESPONSES, Topics.DELIVERIES, Topics.FAMILIES)
                .forEach(BROKER::abortATailOn);
        await().pollDelay(Duration.ofSeconds(6)).atMost(PATIENCE).until(() -> true);

        try (ChildStream again = ChildStream.start("down", directory)) {
            await().atMost(PATIENCE).until(() -> BROKER.pages(silent, "sec") == 4);
            await().atMost(PATIENCE)
                    .until(() -> BROKER.events(group, "acknowledged").size() == 12);
            assertThat(BROKER.pages(group, "sec")).isZero();
            assertThat(BROKER.events(group, "retracted")).isEmpty();
            await().atMost(PATIENCE).until(() -> BROKER.deadLetterReasons().contains("unreadable"));
        }
    }

    @Test
    void shouldTakeEveryStepExactlyOnceWhenItIsKilledTwentyTimesAtRandomMoments() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String group = "test:killed:";
        int wanted = KILLS * CASES_PER_KILL;
        windows("PT1S", "PT1S");
        ChildStream stream = ChildStream.start("killed", directory);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                alerts(group, kill * CASES_PER_KILL, (kill + 1) * CASES_PER_KILL);
                letItWork(group, random, "seed " + seed);
                stream.kill();
                stream = ChildStream.start("killed", directory);
            }
            await("seed " + seed)
                    .atMost(PATIENCE)
                    .until(() -> BROKER.events(group, "exhausted").size() >= wanted);
        } finally {
            stream.close();
        }
        assertEveryStepExactlyOnce(group, wanted, seed);
    }

    /** Until something more was done, or only for a moment, so that kills also hit the start and the catching up. */
    private static void letItWork(String group, SplittableRandom random, String seed) {
        if (random.nextInt(3) > 0) {
            int before = BROKER.events(group).size();
            int more = random.nextInt(1, 3 * CASES_PER_KILL);
            await(seed).atMost(PATIENCE).until(() -> BROKER.events(group).size() >= before + more);
        }
        await(seed)
                .pollDelay(Duration.ofMillis(random.nextInt(1, 1_500)))
                .atMost(PATIENCE)
                .until(() -> true);
    }

    @Test
    void shouldGoOnInTheOtherProcessWhenOneIsKilled(@TempDir Path other) {
        String group = "test:two:";
        windows("PT3S", "PT1H");
        try (ChildStream one = ChildStream.start("two", directory);
                ChildStream two = ChildStream.start("two", other)) {
            alerts(group, 0, 40);
            await().atMost(PATIENCE).until(() -> BROKER.pages(group, "ana") == 40);
            one.kill();
            alerts(group, 40, 60);
            await().atMost(PATIENCE).until(() -> BROKER.pages(group, "sec") == 60);
            assertThat(BROKER.pages(group, "ana")).isEqualTo(60);
        }
    }

    /** Per case: revisions without a gap or a repetition, and the pages of both steps and of the fallback, each once. */
    private static void assertEveryStepExactlyOnce(String group, int wanted, long seed) {
        Map<String, List<EscalationEvent>> byCase =
                BROKER.events(group).stream().collect(Collectors.groupingBy(EscalationEvent::getCaseId));
        assertThat(byCase).as("seed %d", seed).hasSize(wanted);
        byCase.forEach((caseId, events) -> {
            assertThat(events)
                    .as("seed %d case %s", seed, caseId)
                    .extracting(EscalationEvent::getRevision)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            List<String> pages = events.stream()
                    .filter(event -> event.getKind().equals("page-requested"))
                    .map(event -> event.getPage().getPageId())
                    .toList();
            assertThat(pages).as("seed %d case %s", seed, caseId).doesNotHaveDuplicates();
            assertThat(pages)
                    .as("seed %d case %s: every expected step", seed, caseId)
                    .contains(page(caseId, "1", "ana"), page(caseId, "2", "sec"), page(caseId, "fallback", "sec"));
        });
        assertThat(BROKER.receipts("receipt-" + group))
                .as("seed %d", seed)
                .hasSize(wanted)
                .allMatch(receipt -> receipt.getOutcome().equals("case-opened"));
    }

    private static String page(String caseId, String step, String person) {
        return PageId.of(new CaseId(caseId), 1, step, 1, person).value();
    }

    private static void windows(String first, String second) {
        BROKER.register(Organisation.policy("production", System.nanoTime(), first, second));
        BROKER.flush();
    }

    private static void alerts(String group, int wanted) {
        alerts(group, 0, wanted);
    }

    private static void alerts(String group, int from, int to) {
        for (int number = from; number < to; number++) {
            String key = group + number;
            BROKER.send(Topics.OWNERSHIP, key, ownershipOf(key, "payments", number + 1));
        }
        BROKER.flush();
        for (int number = from; number < to; number++) {
            String key = group + number;
            BROKER.send(Topics.ALERTS, key, alertOf(key, key).build());
        }
        BROKER.flush();
    }
}
