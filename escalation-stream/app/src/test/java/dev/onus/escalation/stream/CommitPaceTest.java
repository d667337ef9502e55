package dev.onus.escalation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CommitPace pace = new CommitPace();

    @Test
    void shouldCommitAtOnceWhenSomebodyWaitsAndThenNotAgainTooSoon() {
        pace.want(NOON, NOON);
        assertThat(pace.takeTurn(NOON)).isTrue();
        assertThat(pace.takeTurn(NOON)).isFalse();

        pace.want(NOON, NOON.plusMillis(10));
        assertThat(pace.takeTurn(NOON.plusMillis(10))).isFalse();
        assertThat(pace.isWanted()).isTrue();
        assertThat(pace.takeTurn(pace.next())).isTrue();
    }

    @Test
    void shouldNotCommitAheadForOldRecordsBecauseNobodyWaitsForThem() {
        pace.want(NOON.minusSeconds(60), NOON);
        assertThat(pace.takeTurn(NOON)).isFalse();
    }

    @Test
    void shouldNotBeHeldUpByAClockThatWasSetBack() {
        pace.want(NOON, NOON);
        assertThat(pace.takeTurn(NOON)).isTrue();
        pace.want(NOON.minusSeconds(3600), NOON.minusSeconds(3600));
        assertThat(pace.takeTurn(NOON.minusSeconds(3600))).isTrue();
    }
}
