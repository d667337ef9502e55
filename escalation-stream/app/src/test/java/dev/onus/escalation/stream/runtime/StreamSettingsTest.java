package dev.onus.escalation.stream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.kafka.KafkaConnection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
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
        assertThatThrownBy(() -> new StreamSettings(directory, "a", Optional.empty(), 0, 0, -1, 64, Map.of()))
                .hasMessageContaining("Expected 1 to 64 threads, but got 0");
    }

    @Test
    void shouldSayWhatWasExpectedOfTheMemoryOfItsStores() {
        assertThatThrownBy(() -> new StreamSettings(directory, "a", Optional.empty(), 1, 0, -1, 8, Map.of()))
                .hasMessageContaining("Expected 16 to 65536 MiB for RocksDB, but got 8");
    }

    @Test
    void shouldCompressWhatItWritesUnlessTheConnectionSaysOtherwise() {
        KafkaConnection plain = KafkaConnection.of("localhost:9092");
        KafkaConnection told = new KafkaConnection("localhost:9092", Map.of("compression.type", "none"));

        assertThat(compression(plain)).isEqualTo("lz4");
        assertThat(compression(told)).isEqualTo("none");
    }

    private @Nullable Object compression(KafkaConnection connection) {
        return new StreamsConfig(StreamProperties.of(connection, StreamSettings.in(directory)))
                .getProducerConfigs("test")
                .get("compression.type");
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
