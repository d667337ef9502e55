package dev.onus.escalation.stream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSettingsTest {
    @TempDir
    Path directory;

    @Test
    void shouldComeBackUnderTheSameNameOnTheSameDirectory() {
        String first = InstanceId.of(StreamSettings.in(directory));
        assertThat(InstanceId.of(StreamSettings.in(directory))).isEqualTo(first);
        assertThat(InstanceId.of(StreamSettings.in(directory.resolve("other")))).isNotEqualTo(first);
    }

    @Test
    void shouldSayWhatWasExpectedOfANumberOfThreads() {
        assertThatThrownBy(() -> new StreamSettings(directory, "a", Optional.empty(), 0, 0, -1, Map.of()))
                .hasMessageContaining("Expected 1 to 64 threads, but got 0");
    }

    @Test
    void shouldWaitLongerAfterEachFailureAndStartAnewAfterAQuietWhile() {
        BackOff backOff = new BackOff();
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(backOff.afterFailure(noon)).isEqualTo(BackOff.FIRST);
        assertThat(backOff.afterFailure(noon)).isEqualTo(BackOff.FIRST.multipliedBy(2));
        for (int failure = 0; failure < 20; failure++) {
            backOff.afterFailure(noon);
        }
        assertThat(backOff.afterFailure(noon)).isEqualTo(BackOff.LONGEST);
        assertThat(backOff.afterFailure(noon.plus(BackOff.QUIET_AFTER).plusSeconds(1)))
                .isEqualTo(BackOff.FIRST);
    }
}
