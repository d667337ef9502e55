package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.EscalationEvent;
import dev.onus.escalation.stream.store.CaseIndex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case of a key with thousands of alerts is forgotten some at a time. */
class ForgettingTest {
    private static final int ALERTS = 2 * CaseIndex.MAX_FORGOTTEN + 200;

    @TempDir
    Path directory;

    @Test
    void shouldDropSomeLookUpsAtATimeAndInTheEndAllOfTheCase() {
        try (StreamOnTestTime stream = new StreamOnTestTime(directory, NOON).withOrganisation()) {
            for (int number = 0; number < ALERTS; number++) {
                stream.alert(alertOf(KEY, "a" + number).build());
            }
            stream.alert(alertOf(KEY, "other").setDedupKey("finding-2").build());
            List<String> cases =
                    stream.opened().stream().map(EscalationEvent::getCaseId).toList();
            stream.respond(response("r1", cases.getFirst(), "admin", "resolve"));
            stream.jump(Duration.ofDays(30));
            stream.respond(response("r2", cases.getLast(), "admin", "resolve"));

            stream.jump(Duration.ofDays(61));
            assertThat(isForgotten(stream, cases.getFirst()))
                    .as("after the first some")
                    .isFalse();
            stream.advance(Duration.ofSeconds(5));

            assertThat(isForgotten(stream, cases.getFirst())).isTrue();
            assertThat(lookUpsOfAlerts(stream)).isEqualTo(1);
            stream.alert(alertOf(KEY, "other").setDedupKey("finding-2").build());
            stream.alert(alertOf(KEY, "a1500").build());
            assertThat(stream.outcomes().subList(ALERTS + 1, ALERTS + 3)).containsExactly("duplicate", "case-opened");
        }
    }

    private static boolean isForgotten(StreamOnTestTime stream, String caseId) {
        return stream.cases.stream().anyMatch(record -> record.key().equals(caseId) && record.value() == null);
    }

    private static long lookUpsOfAlerts(StreamOnTestTime stream) {
        KeyValueStore<Bytes, byte[]> index = stream.store(Names.CASE_INDEX);
        long count = 0;
        try (KeyValueIterator<Bytes, byte[]> all = index.all()) {
            while (all.hasNext()) {
                String key = new String(all.next().key.get(), StandardCharsets.UTF_8);
                if (key.startsWith("q") && key.contains(KEY + "a")) {
                    count++;
                }
            }
        }
        return count;
    }
}
