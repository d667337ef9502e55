package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topics;
import dev.onus.contracts.deadletter.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be handled is put aside, and everybody else goes on (SYS-7). */
class BadInputTest {
    private static final Duration FIRST_WINDOW = Duration.ofMinutes(5);
    /** It says that a name of nine bytes follows, and then ends. */
    private static final byte[] BROKEN_PAGE = {0, 0, 0, 0, 9};
    /** For a case, while the alert itself is just short enough for a record. */
    private static final int TOO_LONG = 950_000;
    /** Pages of routing keys. */
    private static final int MORE_THAN_ARE_REMEMBERED = 70;

    @TempDir
    Path directory;

    private StreamOnTestTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldPutAnInputThatCannotBeHandledAsideAndGoOn() {
        stream.pipe(Topics.ALERTS, null, alert("a0"), stream.now());
        stream.alert(alert("a1"));
        assertThat(stream.outcomes()).containsExactly("case-opened");
        assertThat(stream.deadLetters()).singleElement().satisfies(record -> {
            assertThat(record.headers().lastHeader("onus-reason").value())
                    .asString()
                    .isEqualTo("failed");
            assertThat(record.headers().lastHeader("onus-position").value())
                    .asString()
                    .isEqualTo("onus.alerts-0@0");
        });
    }

    @Test
    void shouldPassOverARegistryRecordThatNobodyCanRead() {
        stream.pipeBytes(Topics.REGISTRY, "Team/payments", new byte[] {1, 2, 3});
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("ana");
    }

    @Test
    void shouldParkADeadlineThatFailsSoThatItBlocksNobodyAndIsNotLost() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.alert(alertOf(KEY, "b1").setDedupKey("finding-2").build());
        KeyValueStore<Bytes, byte[]> rows = stream.store("cases");
        Map<Bytes, byte[]> before = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
            all.forEachRemaining(row -> before.put(row.key, row.value));
        }
        Bytes broken = before.keySet().iterator().next();
        rows.put(broken, new byte[] {9});

        stream.advance(FIRST_WINDOW.plusSeconds(1));
        assertThat(stream.meters.counter("onus.stream.deadlines.parked").count())
                .isEqualTo(1);
        assertThat(casesEscalated()).hasSize(1);

        rows.put(broken, before.get(broken));
        stream.advance(DueDesk.PARKED_FOR.plusSeconds(1));
        assertThat(stream.meters.counter("onus.stream.deadlines.parked").count())
                .isEqualTo(1);
        assertThat(casesEscalated()).hasSize(2);
    }

    @Test
    void shouldOpenTheCaseOfAnAlertWhateverAnotherRowOfItsKeyIs() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.alert(alertOf(KEY, "b1").setDedupKey("finding-2").build());
        KeyValueStore<Bytes, byte[]> rows = stream.store(Names.CASES);
        rows.put(firstKey(rows), new byte[] {9});

        stream.alert(active("c1"));
        stream.alert(active("c2"));

        assertThat(stream.deadLetters()).isEmpty();
        assertThat(stream.outcomes()).containsExactly("case-opened", "case-opened", "case-opened", "folded");
        assertThat(stream.opened()).hasSize(3);
        assertThat(stream.kinds())
                .filteredOn("page-requested"::equals)
                .as("one for each case")
                .hasSize(3);
        assertThat(stream.cases.stream()
                        .map(TestRecord::value)
                        .filter(it -> it.getExposure().getCredentialState() == CredentialStatus.active)
                        .map(CaseState::getId)
                        .distinct())
                .as("its own case, and the one whose row is whole")
                .hasSize(2);
        assertThat(stream.meters.counter("onus.stream.cases.passed.over").count())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void shouldTellTheOtherCasesOfAChangedOwnerWhateverOneRowIs() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.alert(alertOf(KEY, "b1").setDedupKey("finding-2").build());
        KeyValueStore<Bytes, byte[]> rows = stream.store(Names.CASES);
        rows.put(firstKey(rows), new byte[] {9});

        stream.own(ownership("platform", 2));

        assertThat(stream.kinds()).filteredOn("owner-changed"::equals).hasSize(1);
        assertThat(stream.deadLetters()).isEmpty();
    }

    @Test
    void shouldKeepAnAlertThatFailsAsADeadLetterThatCanBeSentAgain() {
        shouldBeKeptAndSentAgain(alert("a1"));
    }

    @Test
    void shouldKeepAnAlertThatFailsAfterItHasWaited() {
        shouldBeKeptAndSentAgain(alertOf(KEY, "a1").setOwnershipOffset(0).build());
    }

    private void shouldBeKeptAndSentAgain(AlertEvent alert) {
        KeyValueStore<Bytes, byte[]> index = stream.store(Names.CASE_INDEX);
        index.put(pageOf(KEY), BROKEN_PAGE);

        stream.alert(alert);
        stream.advance(Duration.ofSeconds(1));

        assertThat(stream.outcomes()).containsExactly("dead-letter");
        assertThat(stream.events).isEmpty();
        TestRecord<byte[], byte[]> letter = stream.deadLetters().getFirst();
        DeadLetter read = DeadLetter.of(letter.headers(), letter.value(), NOON);
        assertThat(read.source()).isEqualTo("guardduty");
        assertThat(read.receiptId()).isEqualTo("receipt-a1");
        assertThat(read.format()).isEqualTo(DeadLetter.ALERT_EVENT);
        assertThat(read.position()).isEqualTo("onus.alerts-0@0");
        assertThat(read.reason()).startsWith("BufferUnderflowException");
        assertThat(stream.serdes.deserializer(Topics.ALERTS).deserialize(Topics.ALERTS.name(), letter.value()))
                .isEqualTo(alert);

        index.delete(pageOf(KEY));
        stream.pipeBytes(Topics.ALERTS, KEY, letter.value());
        stream.advance(Duration.ofSeconds(1));
        assertThat(stream.outcomes()).containsExactly("dead-letter", "case-opened");
    }

    @Test
    void shouldPutAnAlertAsideWhoseCaseWouldFitIntoNoRecord() {
        stream.alert(alertOf(KEY, "a1").setTitle("x".repeat(TOO_LONG)).build());
        stream.alert(alert("a2"));

        assertThat(stream.outcomes()).containsExactly("dead-letter", "case-opened");
        assertThat(stream.deadLetters()).hasSize(1);
    }

    @Test
    void shouldParkADeadlineThatFailsAfterItWasDecided() {
        stream.own(ownership("payments", 1));
        stream.alert(sample(KEY));
        for (int other = 0; other < MORE_THAN_ARE_REMEMBERED; other++) {
            stream.alert(sample("aws:access-key:OTHER" + other));
        }
        String caseId = stream.opened().getFirst().getCaseId();
        KeyValueStore<Bytes, byte[]> index = stream.store(Names.CASE_INDEX);
        byte[] page = index.get(pageOf(KEY));
        assertThat(page).isNotNull();
        index.put(pageOf(KEY), BROKEN_PAGE);

        stream.jump(Duration.ofHours(24));
        stream.jump(Duration.ofSeconds(1));
        assertThat(stream.kindsOf(caseId)).as("nothing of it is left behind").containsExactly("opened");
        assertThat(stream.kinds()).filteredOn("resolved"::equals).hasSize(MORE_THAN_ARE_REMEMBERED);
        assertThat(stream.meters.counter("onus.stream.deadlines.parked").count())
                .isEqualTo(1);

        index.put(pageOf(KEY), page);
        stream.advance(DueDesk.PARKED_FOR.plusSeconds(1));
        assertThat(stream.kindsOf(caseId)).containsExactly("opened", "resolved");
        assertThat(stream.gauge("onus.stream.cases.open")).isZero();
    }

    @Test
    void shouldTakeAnOwnershipRecordThatMakesNoSenseForNoOwner() {
        Ownership nonsense =
                Ownership.newBuilder(ownership("payments", 1)).setId("no id").build();
        stream.own(nonsense);
        stream.alert(alert("a1"));
        assertThat(stream.last("opened").getOwner()).isEqualTo("catch-all");
        assertThat(stream.outcomes()).containsExactly("case-opened");
    }

    private static AlertEvent active(String id) {
        return alertOf(KEY, id)
                .setDedupKey("finding-3")
                .setCredentialState(CredentialStatus.active)
                .build();
    }

    private static AlertEvent sample(String key) {
        return alertOf(key, "of-" + key).setTest(true).setPagesNobody(true).build();
    }

    private static Bytes firstKey(KeyValueStore<Bytes, byte[]> rows) {
        try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
            return all.next().key;
        }
    }

    /** Where what belongs to a routing key is in the index. */
    private static Bytes pageOf(String routingKey) {
        byte[] key = routingKey.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + Short.BYTES + key.length)
                .put((byte) 'p')
                .putShort((short) key.length)
                .put(key)
                .array());
    }

    private List<String> casesEscalated() {
        return stream.events.stream()
                .filter(event -> event.getKind().equals("escalated") && event.getStep() == 2)
                .map(EscalationEvent::getCaseId)
                .distinct()
                .toList();
    }
}
