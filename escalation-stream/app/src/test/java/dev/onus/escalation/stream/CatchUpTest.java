package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.ownership;
import static dev.onus.escalation.stream.Organisation.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.gate.CatchUpProbe;
import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first moments after downtime, when the wall clock is far ahead of the inputs that are being read. */
class CatchUpTest {
    private static final TopicPartition RESPONSES = new TopicPartition(Topics.RESPONSES.name(), 0);
    private static final Duration DOWN_FOR = Duration.ofMinutes(20);

    @TempDir
    Path directory;

    @Test
    void shouldNotEscalateWhatWasAnsweredInTimeWhileNothingRan() {
        Instant restart = NOON.plus(DOWN_FOR);
        Findings oneAnswerWaits = new Findings(Map.of(RESPONSES, 0L), Map.of());
        try (StreamOnTestTime stream = new StreamOnTestTime(
                        directory, restart, partitions -> CompletableFuture.completedFuture(oneAnswerWaits))
                .withOrganisation()) {
            stream.pipe(Topics.OWNERSHIP, Organisation.KEY, ownership("payments", 1), NOON.minusSeconds(60));
            stream.pipe(Topics.ALERTS, Organisation.KEY, alert("a1"), NOON);
            stream.advance(Duration.ofSeconds(3));
            assertThat(stream.kinds()).containsOnlyOnce("page-requested");

            stream.respondAt(
                    response("r1", stream.events.getFirst().getCaseId(), "ana", "acknowledge"),
                    NOON.plus(Duration.ofMinutes(4)));
            stream.advance(Duration.ofSeconds(3));

            assertThat(stream.kinds()).contains("acknowledged").doesNotContain("retracted", "exhausted");
            assertThat(stream.events.stream()
                            .filter(event -> event.getKind().equals("page-requested"))
                            .map(event -> event.getPage().getPerson()))
                    .containsExactly("ana");
        }
    }

    @Test
    void shouldFireWhatIsDueOnceNothingWaitsAnyMore() {
        CompletableFuture<Findings> look = new CompletableFuture<>();
        try (StreamOnTestTime stream =
                new StreamOnTestTime(directory, NOON.plus(DOWN_FOR), partitions -> look).withOrganisation()) {
            stream.pipe(Topics.OWNERSHIP, Organisation.KEY, ownership("payments", 1), NOON.minusSeconds(60));
            stream.pipe(Topics.ALERTS, Organisation.KEY, alert("a1"), NOON);
            stream.advance(Duration.ofSeconds(5));
            assertThat(stream.kinds()).containsOnlyOnce("page-requested");

            look.complete(Findings.NOTHING_TO_WAIT_FOR);
            stream.advance(Duration.ofSeconds(1));

            assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("sec");
        }
    }

    @Test
    void shouldWakeAgainAfterAWakeUpThatFailed() {
        AtomicInteger looks = new AtomicInteger();
        CatchUpProbe failsOnce = partitions -> switch (looks.incrementAndGet()) {
            case 1 -> CompletableFuture.failedFuture(new IllegalStateException("The first look fails."));
            case 2 -> throw new IllegalStateException("The second cannot even begin.");
            default -> CompletableFuture.completedFuture(Findings.NOTHING_TO_WAIT_FOR);
        };
        try (StreamOnTestTime stream = new StreamOnTestTime(directory, NOON, failsOnce).withOrganisation()) {
            stream.advance(Duration.ofSeconds(30));

            assertThat(looks).hasValue(3);
        }
    }
}
