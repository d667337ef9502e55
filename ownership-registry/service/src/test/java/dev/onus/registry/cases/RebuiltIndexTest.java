package dev.onus.registry.cases;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.escalation.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index that was there all the time, and those that are built again from what is left in the log, in any order of the
 * topics, hold the same rows.
 */
class RebuiltIndexTest {
    private static final int CASES = 60;
    private static final int TIMES = 4;
    /** Within it no event leaves the log. */
    private static final int DAYS = 360;

    private static final Duration TOMBSTONES_STAY = Duration.ofDays(7);
    private static final byte[] FIRST = {0};
    private static final byte[] LAST = {Byte.MAX_VALUE};

    @TempDir
    Path directory;

    private final IndexFeed feed = new IndexFeed();
    private final List<Written> log = new ArrayList<>();
    private final Instant now = NOON.plus(Duration.ofDays(DAYS));

    /** A record of one of the two topics, written at this time. */
    private record Written(
            Instant at,
            String caseId,
            List<ConsumerRecord<String, EscalationEvent>> events,
            List<ConsumerRecord<String, CaseState>> states) {}

    @RepeatedTest(TIMES)
    void shouldHoldTheSameRowsInWhateverOrderTheyWereRead(RepetitionInfo repetition) {
        long seed = Long.getLong("onus.seed", 20_261_123) + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            live("case-" + number, random);
        }
        log.sort(Comparator.comparing(Written::at));
        Map<String, String> running = running();
        List<Written> left = left();
        assertThat(left).hasSizeLessThan(log.size());
        assertThat(running).hasSizeGreaterThan(CASES);

        List<Written> eventsFirst = new ArrayList<>(left);
        eventsFirst.sort(Comparator.comparing(written -> written.events().isEmpty()));
        List<Written> statesFirst = new ArrayList<>(left);
        statesFirst.sort(Comparator.comparing(written -> written.states().isEmpty()));

        assertThat(rebuilt("events", eventsFirst))
                .as("seed %d, events first", seed)
                .isEqualTo(running);
        assertThat(rebuilt("states", statesFirst))
                .as("seed %d, states first", seed)
                .isEqualTo(running);
        assertThat(rebuilt("mixed", mixed(left, random)))
                .as("seed %d, mixed", seed)
                .isEqualTo(running);
    }

    /** Opens, is closed for good or not, is let go of; some with an accepted risk, some opened again. */
    private void live(String id, Random random) {
        Instant openedAt = NOON.plus(Duration.ofHours(random.nextInt(24 * DAYS)));
        CaseState open = state(id).setOpenedAt(openedAt).build();
        write(openedAt, pageRequested(open, "ana", 1), open);
        if (random.nextInt(4) == 0) {
            return;
        }
        Instant closedAt = openedAt.plus(Duration.ofHours(1 + random.nextInt(48)));
        CaseState closed = closed(open, closedAt, random);
        write(closedAt, resolved(closed, random), closed);
        CaseState last = closed;
        if (random.nextInt(3) == 0) {
            Instant againAt = closedAt.plus(Duration.ofDays(random.nextInt(89)));
            CaseState again = CaseState.newBuilder(open)
                    .setRevision(closed.getRevision() + 1)
                    .build();
            write(againAt, event(again, "reopened").build(), again);
            closedAt = againAt.plus(Duration.ofHours(3));
            last = closed(again, closedAt, random);
            write(closedAt, resolved(last, random), last);
        }
        Instant notedAt = closedAt.plus(Duration.ofDays(random.nextInt(89)));
        CaseState noted =
                CaseState.newBuilder(last).setRevision(last.getRevision() + 1).build();
        write(notedAt, event(noted, "note").build(), noted);
        if (noted.getRiskExpiresAt() == null) {
            write(closedAt.plus(Limits.FORGET_AFTER), id);
        }
    }

    private static CaseState closed(CaseState open, Instant at, Random random) {
        CaseState.Builder closed = CaseState.newBuilder(open)
                .setRevision(open.getRevision() + 1)
                .setState(CaseStateName.resolved)
                .setClosedAt(at);
        if (random.nextInt(6) == 0) {
            closed.setRiskExpiresAt(at.plus(Duration.ofDays(2 * DAYS)));
        }
        return closed.build();
    }

    /** By an answer, with the case after it, or by itself. */
    private static EscalationEvent resolved(CaseState closed, Random random) {
        return random.nextBoolean()
                ? event(closed, "resolved").build()
                : CaseFixtures.verdict(closed, "resolved", "r-" + closed.getId(), "resolve", AnswerVerdict.applied);
    }

    private void write(Instant at, EscalationEvent event, CaseState after) {
        if (at.isBefore(now)) {
            EscalationEvent happened =
                    EscalationEvent.newBuilder(event).setAt(at).build();
            log.add(new Written(at, after.getId(), feed.event(happened), List.of()));
            log.add(new Written(at, after.getId(), List.of(), feed.state(after)));
        }
    }

    private void write(Instant at, String caseId) {
        if (at.isBefore(now)) {
            log.add(new Written(at, caseId, List.of(), feed.tombstone(caseId, at)));
        }
    }

    /** What the cluster still has: all events, and of each case the newest state, or for a while that it is gone. */
    private List<Written> left() {
        Map<String, Written> newest = new HashMap<>();
        log.stream().filter(each -> !each.states().isEmpty()).forEach(each -> newest.put(each.caseId(), each));
        return log.stream()
                .filter(each -> each.states().isEmpty()
                        || newest.containsValue(each)
                                && (each.states().getFirst().value() != null
                                        || each.at().isAfter(now.minus(TOMBSTONES_STAY))))
                .toList();
    }

    /** Any order that leaves the records of each topic in theirs. */
    private static List<Written> mixed(List<Written> left, Random random) {
        List<Written> events = new ArrayList<>(
                left.stream().filter(each -> each.states().isEmpty()).toList());
        List<Written> states = new ArrayList<>(
                left.stream().filter(each -> each.events().isEmpty()).toList());
        Collections.reverse(events);
        Collections.reverse(states);
        List<Written> mixed = new ArrayList<>();
        while (!events.isEmpty() || !states.isEmpty()) {
            boolean takeEvent = states.isEmpty() || !events.isEmpty() && random.nextBoolean();
            mixed.add((takeEvent ? events : states).removeLast());
        }
        return mixed;
    }

    /** It also looks at what is old after each record, as it does every second. */
    private Map<String, String> running() {
        try (IndexStore store = IndexStore.open(directory.resolve("running"))) {
            IndexWriter writer = new IndexWriter(store, new CaseCounts());
            for (Written each : log) {
                writer.forgetOld(each.at());
                read(writer, each);
            }
            return rowsAfterAll(store, writer);
        }
    }

    private Map<String, String> rebuilt(String name, List<Written> left) {
        try (IndexStore store = IndexStore.open(directory.resolve(name))) {
            IndexWriter writer = new IndexWriter(store, new CaseCounts());
            left.forEach(each -> read(writer, each));
            return rowsAfterAll(store, writer);
        }
    }

    private static void read(IndexWriter writer, Written each) {
        writer.events(each.events());
        writer.states(each.states());
    }

    /** Without the offsets. */
    private Map<String, String> rowsAfterAll(IndexStore store, IndexWriter writer) {
        for (boolean more = true; more; ) {
            more = writer.forgetOld(now);
        }
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
