package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.stream.gate.CatchUpProbe.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Per partition: every deadline up to this instant has fired (design: the system watches itself). */
class WatermarkTest {
    private static final Instant SAFE = NOON.minusSeconds(60);

    @TempDir
    Path directory;

    @Test
    void shouldBeNowWhileNothingIsDue() {
        assertThat(entry(true, NOON.plusSeconds(1)).watermark(NOON)).isEqualTo(NOON);
        assertThat(new TaskBoard.Entry(true, SAFE, 0, 0, Optional.empty()).watermark(NOON))
                .isEqualTo(NOON);
    }

    @Test
    void shouldStandAtTheEarliestDeadlineThatHasNotFired() {
        assertThat(entry(true, NOON.minusSeconds(5)).watermark(NOON)).isEqualTo(NOON.minusSeconds(5));
    }

    @Test
    void shouldStandAtTheSafeTimeWhileTheGateIsClosed() {
        assertThat(entry(false, NOON).watermark(NOON)).isEqualTo(SAFE);
        assertThat(entry(false, SAFE.minusSeconds(1)).watermark(NOON)).isEqualTo(SAFE.minusSeconds(1));
    }

    @Test
    void shouldBeTheBeginningOfTimeBeforeAnythingWasRead() {
        Instant nothing = Instant.ofEpochMilli(Long.MIN_VALUE);
        assertThat(new TaskBoard.Entry(false, nothing, 0, 0, Optional.empty()).watermark(NOON))
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldBeAGaugeOfEachPartitionUntilItLeaves() {
        StreamOnTestTime stream = new StreamOnTestTime(directory, NOON).withOrganisation();
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.advance(Duration.ofMinutes(6));
        assertThat(gauge(stream, "onus.stream.watermark"))
                .isEqualTo(stream.now().toEpochMilli() / 1000.0);
        assertThat(gauge(stream, "onus.stream.watermark.age")).isZero();
        stream.close();
        assertThat(stream.meters.find("onus.stream.watermark").gauges()).isEmpty();
    }

    @Test
    void shouldSayAtOnceThatSomethingIsDueEarlierThanItSaidBefore() {
        try (StreamOnTestTime stream = new StreamOnTestTime(directory, NOON).withOrganisation()) {
            stream.own(ownership("payments", 1));
            stream.alert(alert("a1"));
            Instant due = NOON.plus(Duration.ofMinutes(5)).plusMillis(2);
            assertThat(stream.board.watermark(0, due.plusSeconds(40))).contains(due);
        }
    }

    @Test
    void shouldLagWhileTheGateIsClosed() {
        try (StreamOnTestTime stream =
                new StreamOnTestTime(directory, NOON, partitions -> new CompletableFuture<Findings>())) {
            stream.advance(Duration.ofSeconds(40));
            assertThat(gauge(stream, "onus.stream.watermark.age")).isGreaterThan(30);
        }
    }

    private static double gauge(StreamOnTestTime stream, String name) {
        return stream.meters.get(name).tag("partition", "0").gauge().value();
    }

    private static TaskBoard.Entry entry(boolean gateOpen, Instant firstDue) {
        return new TaskBoard.Entry(gateOpen, SAFE, 1, 0, Optional.of(firstDue));
    }
}
