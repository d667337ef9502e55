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
import dev.onus.contracts.EscalationEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that was applied before changes nothing. */
class ReadAgainTest {
    private static final int EVENTS = 400;
    private static final int CASES = 8;
    private static final byte[] FIRST = {0};
    private static final byte[] LAST = {Byte.MAX_VALUE};

    @TempDir
    Path directory;

    private final long seed = Long.getLong("onus.seed", 20_261_124);
    private final Random random = new Random(seed);
    private final IndexFeed feed = new IndexFeed();
    private IndexStore store;
    private IndexWriter writer;

    @BeforeEach
    void open() {
        store = IndexStore.open(directory);
        writer = new IndexWriter(store, new CaseCounts());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldNotPutAWithdrawnPageBackIntoTheInbox() {
        CaseState open = state("c1").build();
        CaseState later = state("c1").setRevision(2).build();
        List<ConsumerRecord<String, EscalationEvent>> requested = feed.event(pageRequested(open, "ana", 1));
        writer.events(requested);
        writer.events(feed.event(pageWithdrawn(later, "ana", 1)));
        Map<String, String> before = rows();

        writer.events(requested);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void shouldKeepTheLastWordOnADelivery() {
        List<ConsumerRecord<String, EscalationEvent>> failed =
                feed.event(delivery(state("c1").build(), "failed"));
        writer.events(failed);
        writer.events(feed.event(delivery(state("c1").setRevision(2).build(), "delivered")));
        Map<String, String> before = rows();

        writer.events(failed);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void shouldChangeNothingWhateverIsReadAgain() {
        List<ConsumerRecord<String, EscalationEvent>> read = new ArrayList<>();
        for (int revision = 1; revision <= EVENTS; revision++) {
            read.addAll(feed.event(anyEvent(revision)));
        }
        writer.events(read);
        Map<String, String> before = rows();
        assertThat(before).hasSizeGreaterThan(EVENTS);

        for (ConsumerRecord<String, EscalationEvent> again : read) {
            writer.events(List.of(again));
            assertThat(rows()).as("seed %d, offset %d", seed, again.offset()).isEqualTo(before);
        }
    }

    private EscalationEvent anyEvent(int revision) {
        CaseState about = state("case-" + random.nextInt(CASES))
                .setRevision(revision)
                .setState(random.nextBoolean() ? CaseStateName.open : CaseStateName.acknowledged)
                .build();
        int attempt = random.nextInt(30);
        EscalationEvent page = pageRequested(about, "ana", attempt);
        return switch (random.nextInt(6)) {
            case 0 -> verdict(about, "acknowledged", "r" + random.nextInt(30), "acknowledge", AnswerVerdict.applied);
            case 1 -> pageFor(page, "notice", "mail");
            case 2 -> pageWithdrawn(about, "ana", attempt);
            case 3 -> delivery(about, random.nextBoolean() ? "delivered" : "failed");
            case 4 -> verdict(about, "offer-accepted", "o" + revision, "accept-offer", AnswerVerdict.applied);
            default -> page;
        };
    }

    private static EscalationEvent delivery(CaseState about, String became) {
        return event(about, "delivery")
                .setPage(pageRequested(about, "ana", 1).getPage())
                .setDelivery(DeliveryFacts.newBuilder()
                        .setPageId(CaseFixtures.pageId(about, "ana", 1))
                        .setReached(became.equals("delivered"))
                        .setState(became)
                        .setChannel("webhook")
                        .build())
                .build();
    }

    /** Without the offsets. */
    private Map<String, String> rows() {
        HexFormat hex = HexFormat.of();
        Map<String, String> rows = new TreeMap<>();
        store.scan(FIRST, LAST, (key, value) -> {
            if (key[0] != 'm') {
                rows.put(hex.formatHex(key), hex.formatHex(value));
            }
            return true;
        });
        return rows;
    }
}
