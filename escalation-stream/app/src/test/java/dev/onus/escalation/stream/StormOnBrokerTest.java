package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownershipOf;
import static dev.onus.escalation.stream.Organisation.responseTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real application on a real broker while two issuers are compromised at once, killed in the middle of it: ten
 * thousand children of each, on every partition, one decision and one page for each issuer (ESC-8, G1, G10).
 */
class StormOnBrokerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CHILDREN = 10_000;
    private static final List<String> STORMS = List.of("one", "two");
    private static final RealBroker BROKER = new RealBroker();

    @TempDir
    Path directory;

    @BeforeAll
    static void haveAnOrganisation() {
        Organisation.records().forEach(BROKER::register);
        BROKER.register(Organisation.policy("production", System.nanoTime(), "PT1H", "PT1H"));
        for (String storm : STORMS) {
            BROKER.send(Topics.OWNERSHIP, issuer(storm), ownershipOf(issuer(storm), "platform", 1));
        }
        BROKER.flush();
    }

    @AfterAll
    static void closeBroker() {
        BROKER.close();
    }

    @Test
    void shouldBeOneDecisionAndOnePageForEachIssuerAlsoWhenItIsKilledInBetween() {
        ChildStream stream = ChildStream.start("storms", directory);
        try {
            alerts(0, CHILDREN / 2);
            await().atMost(PATIENCE).until(() -> opened("one") >= CHILDREN / 4);
            stream.kill();
            alerts(CHILDREN / 2, CHILDREN);
            stream = ChildStream.start("storms", directory);

            for (String storm : STORMS) {
                await().atMost(PATIENCE).until(() -> following(storm) == CHILDREN);
                assertThat(BROKER.events(issuer(storm), "opened")).hasSize(1);
                assertThat(pagedBy(issuer(storm))).containsExactly("bo");
                assertThat(BROKER.receipts("receipt-" + group(storm)))
                        .hasSize(CHILDREN)
                        .allMatch(receipt -> receipt.getOutcome().equals("case-opened"));
                children(storm).forEach((caseId, events) -> isWhole(events));
            }

            resolve("one");
            await().atMost(PATIENCE)
                    .until(() -> BROKER.events(group("one"), "resolved").size() == CHILDREN);
            assertThat(BROKER.events(group("two"), "resolved")).isEmpty();
            children("one").forEach((caseId, events) -> isWhole(events));
            STORMS.forEach(storm -> assertThat(pagedBy(issuer(storm))).containsExactly("bo"));
        } finally {
            stream.close();
        }
    }

    /** Revisions without a gap or a repetition, and no page, not even one that was taken back. */
    private static void isWhole(List<EscalationEvent> events) {
        assertThat(events)
                .extracting(EscalationEvent::getRevision)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(events).extracting(EscalationEvent::getKind).doesNotContain("page-requested");
    }

    private static List<String> pagedBy(String keyPrefix) {
        return BROKER.events(keyPrefix, "page-requested").stream()
                .map(event -> event.getPage().getPerson())
                .toList();
    }

    private static Map<String, List<EscalationEvent>> children(String storm) {
        return BROKER.events(group(storm)).stream().collect(Collectors.groupingBy(EscalationEvent::getCaseId));
    }

    private static long opened(String storm) {
        return BROKER.events(group(storm), "opened").size();
    }

    private static long following(String storm) {
        return BROKER.events(group(storm), "linked").stream()
                .map(EscalationEvent::getCaseId)
                .distinct()
                .count();
    }

    private static void resolve(String storm) {
        String caseId = BROKER.events(issuer(storm), "opened").getFirst().getCaseId();
        BROKER.send(Topics.RESPONSES, issuer(storm), responseTo(issuer(storm), "r-" + caseId, caseId, "bo", "resolve"));
        BROKER.flush();
    }

    private static void alerts(int from, int to) {
        for (int number = from; number < to; number++) {
            for (String storm : STORMS) {
                String key = group(storm) + number;
                Ownership child = Ownership.newBuilder(ownershipOf(key, "payments", number + 2))
                        .setIssuer(issuer(storm))
                        .build();
                BROKER.send(Topics.OWNERSHIP, key, child);
            }
        }
        BROKER.flush();
        for (int number = from; number < to; number++) {
            for (String storm : STORMS) {
                String key = group(storm) + number;
                BROKER.send(Topics.ALERTS, key, alertOf(key, key).build());
            }
        }
        BROKER.flush();
    }

    private static String issuer(String storm) {
        return "test:issuer-" + storm + ":app";
    }

    private static String group(String storm) {
        return "test:storm-" + storm + ":";
    }
}
