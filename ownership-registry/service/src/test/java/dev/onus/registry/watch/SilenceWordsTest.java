package dev.onus.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceWordsTest {
    @Test
    void shouldSayASpanInWords() {
        assertThat(SilenceWords.span(Duration.ofSeconds(8))).isEqualTo("8 seconds");
        assertThat(SilenceWords.span(Duration.ofHours(25).plusSeconds(61))).isEqualTo("1 day 1 hour 1 minute 1 second");
        assertThat(SilenceWords.span(Duration.ofMillis(300))).isEqualTo("less than a second");
    }

    @Test
    void shouldSayAMomentToTheSecond() {
        assertThat(SilenceWords.moment(Instant.parse("2026-11-21T23:15:39.380Z")))
                .isEqualTo("2026-11-21 23:15:39 UTC");
    }
}
