package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An answer that is read late leads to where it would have led in time (G3); a failing seed is named. */
class LateAnswerTest {
    private static final int HISTORIES = 3_000;
    /** Longer ones than a task reads behind; a window of the policy may end in it, and more than one deadline fire. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(9);

    @Test
    void shouldEndWhereTheAnswerWouldHaveLedInTime() {
        long base = new SplittableRandom().nextLong();
        for (long seed = base; seed < base + HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Duration before = Duration.ofSeconds(random.nextInt(1, 45 * 60));
            Duration delay = Duration.ofSeconds(random.nextLong(LONGEST_DELAY.toSeconds()));

            Scene inTime = Scene.usual().open().after(before);
            Instant givenAt = inTime.now;
            OptionalLong seen = OptionalLong.of(inTime.current().version());
            inTime.answer("ana", "acknowledge", seen, Map.of());
            Scene late =
                    Scene.usual().open().after(before).after(delay).lateAnswer("ana", "acknowledge", givenAt, seen);

            Progress expected = inTime.current().progress();
            Progress actual = late.current().progress();
            assertThat(actual.status()).as("seed %d", seed).isEqualTo(expected.status());
            assertThat(actual.lease()).as("seed %d", seed).isEqualTo(expected.lease());
            assertThat(actual.step()).as("seed %d", seed).isEqualTo(expected.step());
            assertThat(actual.deadlines()).as("seed %d", seed).isEqualTo(expected.deadlines());
            assertThat(actual.pages()).as("seed %d", seed).isEqualTo(expected.pages());
            assertThat(actual.effects()).as("seed %d", seed).isEqualTo(expected.effects());
        }
    }
}
