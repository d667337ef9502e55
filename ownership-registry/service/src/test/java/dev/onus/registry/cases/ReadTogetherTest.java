package dev.onus.registry.cases;

import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.pageFor;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.pageWithdrawn;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.cases.CaseFixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are read together leave the very rows that they leave one by one. */
class ReadTogetherTest {
    private static final int POLLS = 120;
    private static final int MOST_TOGETHER = 40;
    private static final int CASES = 12;
    private static final byte[] FIRST = {0};
    private static final byte[] LAST = {Byte.MAX_VALUE};
    private static final List<CaseStateName> STATES =
            List.of(CaseStateName.open, CaseStateName.acknowledged, CaseStateName.resolved);
    private static final List<String> PURPOSES = List.of("escalation", "notice", "test");

    private final long seed = Long.getLong("onus.seed", 20_261_122);
    private final Random random = new Random(seed);
    private final IndexFeed feed = new IndexFeed();

    @TempDir
    Path directory;

    @Test
    void shouldLeaveTheSameRows() {
        int most = 0;
        try (IndexStore together = IndexStore.open(directory.resolve("together"));
                IndexStore apart = IndexStore.open(directory.resolve("apart"))) {
            CaseCounts countedTogether = new CaseCounts();
            CaseCounts countedApart = new CaseCounts();
            IndexWriter writerTogether = new IndexWriter(together, countedTogether);
            IndexWriter writerApart = new IndexWriter(apart, countedApart);
            for (int poll = 0; poll < POLLS; poll++) {
                if (random.nextInt(3) == 0) {
                    List<ConsumerRecord<String, CaseState>> read = states();
                    writerTogether.states(read);
                    read.forEach(record -> writerApart.states(List.of(record)));
                } else {
                    List<ConsumerRecord<String, EscalationEvent>> read = events();
                    writerTogether.events(read);
                    read.forEach(record -> writerApart.events(List.of(record)));
                }
                Map<String, String> rows = rows(together);
                most = Math.max(most, rows.size());
                assertThat(rows).as("seed %d, poll %d", seed, poll).isEqualTo(rows(apart));
                for (CaseStateName name : STATES) {
                    assertThat(countedTogether.in(name))
                            .as("seed %d, poll %d", seed, poll)
                            .isEqualTo(countedApart.in(name));
                }
            }
        }
        assertThat(most).isGreaterThan(CASES * 10);
    }

    private List<ConsumerRecord<String, CaseState>> states() {
        return some().flatMap(each -> random.nextInt(4) == 0
                        ? feed.tombstone("case-" + random.nextInt(CASES)).stream()
                        : feed.state(anyState()).stream())
                .toList();
    }

    private List<ConsumerRecord<String, EscalationEvent>> events() {
        return some().flatMap(each -> feed.event(anyEvent()).stream()).toList();
    }

    private CaseState anyState() {
        String id = "case-" + random.nextInt(CASES);
        CaseState.Builder state = state(id)
                .setRevision(random.nextInt(60))
                .setState(any(STATES))
                .setOwner(any(List.of("payments", "platform")));
        if (random.nextInt(4) == 0) {
            state.setStorm("storm-" + random.nextInt(2));
        }
        if (random.nextInt(4) == 0) {
            state.setFollows("case-" + random.nextInt(CASES));
        }
        return state.build();
    }

    private EscalationEvent anyEvent() {
        CaseState about = anyState();
        String person = any(List.of("ana", "bo"));
        int attempt = random.nextInt(6);
        EscalationEvent page = pageRequested(about, person, attempt);
        return switch (random.nextInt(6)) {
            case 0 -> verdict(about, "acknowledged", "r" + random.nextInt(9), "acknowledge", AnswerVerdict.applied);
            case 1 -> pageFor(page, any(PURPOSES), "mail");
            case 2 -> pageWithdrawn(about, person, attempt);
            case 3 ->
                event(about, "delivery")
                        .setDelivery(delivery(page.getPage().getPageId()))
                        .build();
            case 4 -> event(about, "noted").build();
            default -> EscalationEvent.newBuilder(page).setCase$(about).build();
        };
    }

    private DeliveryFacts delivery(String pageId) {
        String became = any(List.of("delivered", "failed"));
        return DeliveryFacts.newBuilder()
                .setPageId(pageId)
                .setReached(became.equals("delivered"))
                .setState(became)
                .setChannel("webhook")
                .setDestinations(List.of(DestinationFacts.newBuilder()
                        .setDestination("d" + random.nextInt(3))
                        .setChannel("webhook")
                        .setState(became)
                        .build()))
                .build();
    }

    private Stream<Integer> some() {
        return random.ints(1 + random.nextInt(MOST_TOGETHER)).boxed();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Map<String, String> rows(IndexStore store) {
        HexFormat hex = HexFormat.of();
        Map<String, String> rows = new TreeMap<>();
        store.scan(FIRST, LAST, (key, value) -> {
            rows.put(hex.formatHex(key), hex.formatHex(value));
            return true;
        });
        return rows;
    }
}
