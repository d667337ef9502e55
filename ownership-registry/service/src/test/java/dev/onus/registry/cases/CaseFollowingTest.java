package dev.onus.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Receipt;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.registry.RegistryParts;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
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
                    .untilAsserted(() -> assertThat(following.trouble(Instant.now()))
                            .hasValueSatisfying(why -> assertThat(why).contains("KafkaException")));

            assertThat(following.trouble(Instant.now()))
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("case-index").contains("KafkaException"));
            assertThat(following.isCaughtUp()).isFalse();
        } finally {
            following.stop();
        }
    }

    @Test
    void shouldNotBeReadyWhileTheIndexCannotBeWritten() throws Exception {
        CaseIndex index = CaseIndex.open(directory);
        CaseFollowing following = new CaseFollowing(RegistryParts.CONNECTION, RegistryParts.SERDES, new CaseLog(index));
        CaseIndexHealth health = new CaseIndexHealth(following);
        assertThat(health.result(Instant.now()).getStatus()).isEqualTo(HealthStatus.DOWN);
        following.start();
        try {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(health.result(Instant.now()).getStatus()).isEqualTo(HealthStatus.UP));

            index.close();
            write("case-following-" + UUID.randomUUID());

            await().atMost(SOON).untilAsserted(() -> {
                HealthResult result = health.result(Instant.now());
                assertThat(result.getStatus()).isEqualTo(HealthStatus.DOWN);
                assertThat(String.valueOf(result.getDetails()))
                        .contains(Topics.RECEIPTS.name())
                        .contains("shut down");
            });
        } finally {
            following.stop();
        }
    }

    @Test
    void shouldMindWhatWaitsForTooLongOnly() {
        Instant now = CaseFixtures.NOON;
        Instant longAgo = now.minus(CaseFollowing.BEHIND_AT_MOST).minusSeconds(1);

        assertThat(CaseFollowing.standsStill(Optional.empty(), now)).isEmpty();
        assertThat(CaseFollowing.standsStill(Optional.of(now.minusSeconds(5)), now))
                .isEmpty();
        assertThat(CaseFollowing.standsStill(Optional.of(longAgo), now)).isPresent();
    }

    private static void write(String id) throws Exception {
        Receipt receipt = Receipt.newBuilder()
                .setId(id)
                .setSource(id)
                .setIndex(0)
                .setAt(CaseFixtures.NOON)
                .setOutcome("folded")
                .setFinal$(true)
                .build();
        try (KafkaProducer<String, Receipt> producer = new KafkaProducer<>(
                RegistryParts.CONNECTION.producerProperties(id),
                new StringSerializer(),
                RegistryParts.SERDES.serializer(Topics.RECEIPTS))) {
            producer.send(new ProducerRecord<>(Topics.RECEIPTS.name(), id, receipt))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private CaseFollowing following(KafkaConnection connection) {
        return new CaseFollowing(connection, RegistryParts.SERDES, new CaseLog(CaseIndex.open(directory)));
    }
}
