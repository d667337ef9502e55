package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T23:30:00Z");

    @Test
    void shouldReadOnTheClockOfWhoeverLooks() {
        Times lisbon = new Times(ZoneId.of("Europe/Lisbon"), NOW);
        Times berlin = new Times(ZoneId.of("Europe/Berlin"), NOW);

        assertThat(lisbon.clock(NOW)).isEqualTo("23:30:00 WET");
        assertThat(berlin.clock(NOW)).isEqualTo("00:30:00 CET");
        assertThat(berlin.clock(NOW.minus(Duration.ofHours(2)))).isEqualTo("21 Nov, 22:30:00 CET");
        assertThat(lisbon.clock(NOW.minus(Duration.ofDays(400)))).isEqualTo("18 Oct 2025, 00:30 WEST");
    }

    @Test
    void shouldCountInTheTwoLargestUnits() {
        Times times = new Times(ZoneId.of("UTC"), NOW);

        assertThat(times.fromNow(NOW.plusSeconds(250))).isEqualTo("in 4 min 10 s");
        assertThat(times.fromNow(NOW.plusSeconds(3_600))).isEqualTo("in 1 h");
        assertThat(times.fromNow(NOW.plusSeconds(90_061))).isEqualTo("in 1 d 1 h");
        assertThat(times.fromNow(NOW)).isEqualTo("in 0 s");
        assertThat(times.due(NOW.minusSeconds(12))).isEqualTo("due 12 s ago");
        assertThat(times.due(NOW.plusSeconds(12))).isEqualTo("in 12 s");
    }
}
