package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be handled is put aside, and everybody else goes on (SYS-7). */
class BadInputTest {
    private static final Duration FIRST_WINDOW = Duration.ofMinutes(5);

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
        stream.advance(CaseDesk.PARKED_FOR.plusSeconds(1));
        assertThat(stream.meters.counter("onus.stream.deadlines.parked").count())
                .isEqualTo(1);
        assertThat(casesEscalated()).hasSize(2);
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

    private List<String> casesEscalated() {
        return stream.events.stream()
                .filter(event -> event.getKind().equals("escalated") && event.getStep() == 2)
                .map(EscalationEvent::getCaseId)
                .distinct()
                .toList();
    }
}
