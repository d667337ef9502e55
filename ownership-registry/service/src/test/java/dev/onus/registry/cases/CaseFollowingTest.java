package dev.onus.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.registry.RegistryParts;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, where there is one. */
class CaseFollowingTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void shouldWaitForABrokerWhoseNameIsNotKnownYet() throws InterruptedException {
        CaseFollowing following = following(KafkaConnection.of("not-there-yet.invalid:9092"));
        following.start();
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(following.waitsFor()).isPresent());

            assertThat(following.waitsFor()).hasValueSatisfying(why -> assertThat(why)
                    .contains("case-index")
                    .contains("KafkaException"));
            assertThat(following.isCaughtUp()).isFalse();
        } finally {
            following.stop();
        }
    }

    private CaseFollowing following(KafkaConnection connection) {
        return new CaseFollowing(connection, RegistryParts.SERDES, new CaseLog(CaseIndex.open(directory)));
    }
}
