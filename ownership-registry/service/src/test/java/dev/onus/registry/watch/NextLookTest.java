package dev.onus.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextLookTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void shouldLookSeldomWhileNothingIsToDo() {
        assertThat(next(false)).isEqualTo(NOW.plus(NextLook.IDLE));
        assertThat(next(false, NOW.plus(Duration.ofDays(3)))).isEqualTo(NOW.plus(NextLook.IDLE));
    }

    @Test
    void shouldLookWhenTheNextNoticeOrGapIsDue() {
        assertThat(next(false, NOW.plus(Duration.ofMinutes(4)), NOW.plus(Duration.ofMinutes(3))))
                .isEqualTo(NOW.plus(Duration.ofMinutes(3)));
    }

    @Test
    void shouldLookOftenWhileAGapIsOpen() {
        assertThat(next(true)).isEqualTo(NOW.plus(NextLook.BUSY));
    }

    @Test
    void shouldNotBeAskedAgainAtOnce() {
        assertThat(next(false, NOW)).isAfter(NOW);
    }

    private static Instant next(boolean busy, Instant... expected) {
        return NextLook.after(NOW, busy, Stream.of(expected));
    }
}
