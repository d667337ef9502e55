package dev.onus.registry.measure;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.EffectChange;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.ExposureFacts;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** OWN-9: closure times are measured. */
class MeasuresTest {
    private static final Instant LATER = NOON.plus(Duration.ofDays(6));

    @Test
    void shouldMeasureAcknowledgementStartOfContainmentContainmentAndResolution() {
        CaseState closed = state("c1")
                .setState(CaseStateName.resolved)
                .setClosedAt(NOON.plusSeconds(7_200))
                .build();

        CaseMeasure measure = CaseMeasure.of(
                closed,
                List.of(
                        at(closed, "acknowledged", 60).build(),
                        at(closed, "effect-requested", 90)
                                .setEffect(EffectChange.newBuilder()
                                        .setEffectId("e1")
                                        .setAction("block-identity")
                                        .build())
                                .build(),
                        at(closed, "contained", 3_000).build()),
                LATER);

        assertThat(measure.toAcknowledge()).hasValue(Duration.ofSeconds(60));
        assertThat(measure.toStartContainment()).hasValue(Duration.ofSeconds(90));
        assertThat(measure.toContain()).hasValue(Duration.ofSeconds(3_000));
        assertThat(measure.toResolve()).hasValue(Duration.ofSeconds(7_200));
    }

    @Test
    void shouldLetTheExposureRunUntilTheCredentialIsKnownToBeDead() {
        CaseState dead =
                state("c1").setExposure(exposure(NOON.plus(Duration.ofDays(2)))).build();

        CaseMeasure ended = CaseMeasure.of(dead, List.of(), LATER);
        CaseMeasure running = CaseMeasure.of(state("c2").build(), List.of(), LATER);

        assertThat(ended.exposure()).isEqualTo(Duration.ofDays(2));
        assertThat(running.exposure()).isEqualTo(Duration.ofDays(6));
        assertThat(running.exposed()).isTrue();
    }

    @Test
    void shouldSayHowManyCredentialsWereStillValidOneFiveAndThirtyDaysAfterTheNotice() {
        List<CaseMeasure> cases = List.of(
                CaseMeasure.of(
                        state("c1")
                                .setExposure(exposure(NOON.plus(Duration.ofHours(3))))
                                .build(),
                        List.of(),
                        LATER),
                CaseMeasure.of(state("c2").build(), List.of(), LATER));

        assertThat(Summary.of("all", cases, LATER))
                .containsEntry(
                        "stillValidAfter",
                        Map.of(
                                "P1D", Map.of("cases", 2, "share", 0.5),
                                "P5D", Map.of("cases", 2, "share", 0.5),
                                "P30D", Map.of("cases", 0)));
    }

    @Test
    void shouldCountEachClockThatRanOutOnceACase() {
        CaseState late = state("c1").build();
        CaseMeasure measure = CaseMeasure.of(
                late,
                List.of(
                        at(late, "escalated", 300)
                                .setDeadline(deadline("acknowledge"))
                                .build(),
                        at(late, "escalated", 900)
                                .setDeadline(deadline("acknowledge"))
                                .build(),
                        at(late, "clock-lapsed", 3_600)
                                .setDeadline(deadline("contain"))
                                .build()),
                LATER);

        assertThat(measure.breaches()).containsExactly(Sla.ACKNOWLEDGE, Sla.CONTAIN);
        assertThat(Summary.of("all", List.of(measure), LATER))
                .containsEntry("breaches", Map.of("acknowledge", 1, "contain", 1, "decide", 0, "resolve", 0));
    }

    /** Its event carries the deadline that comes next. */
    @Test
    void shouldNotCountAStepThatFollowsADeclineAsABreach() {
        CaseState declined = state("c1").build();
        DeadlineFacts next =
                DeadlineFacts.newBuilder(deadline("acknowledge")).clearFiredAt().build();

        CaseMeasure measure = CaseMeasure.of(
                declined,
                List.of(at(declined, "escalated", 60).setDeadline(next).build()),
                LATER);

        assertThat(measure.breaches()).isEmpty();
    }

    @Test
    void shouldTakeTheMedianAndTheNinetiethPercentile() {
        Spread spread = Spread.of(IntStream.rangeClosed(1, 10)
                        .mapToObj(Duration::ofMinutes)
                        .toList())
                .orElseThrow();

        assertThat(spread.median()).isEqualTo(Duration.ofMinutes(5));
        assertThat(spread.p90()).isEqualTo(Duration.ofMinutes(9));
        assertThat(spread.longest()).isEqualTo(Duration.ofMinutes(10));
        assertThat(Spread.of(List.of())).isEmpty();
    }

    private static EscalationEvent.Builder at(CaseState state, String kind, long seconds) {
        return event(state, kind).setAt(NOON.plusSeconds(seconds));
    }

    private static DeadlineFacts deadline(String kind) {
        return DeadlineFacts.newBuilder()
                .setKind(kind)
                .setDueAt(NOON)
                .setFiredAt(NOON)
                .build();
    }

    private static ExposureFacts exposure(Instant endedAt) {
        return ExposureFacts.newBuilder()
                .setCredentialState(CredentialStatus.inactive)
                .setEndedAt(endedAt)
                .build();
    }
}
