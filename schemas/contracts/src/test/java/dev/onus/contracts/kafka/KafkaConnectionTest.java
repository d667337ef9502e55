package dev.onus.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {
    private final KafkaConnection connection =
            new KafkaConnection("broker:9092", Map.of("sasl.jaas.config", "password", "linger.ms", "1", "acks", "all"));

    @Test
    void shouldReadOnlyWhatIsCommittedAndKeepOffsetsToTheReader() {
        assertThat(connection.consumerProperties("me"))
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .doesNotContainKey("group.id");
    }

    @Test
    void shouldLoseNothingOnTheWayOut() {
        assertThat(connection.producerProperties("me", "onus-notifier-0"))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("compression.type", "lz4")
                .containsEntry("transactional.id", "onus-notifier-0");
    }

    @Test
    void shouldLetTheOperatorHaveTheLastWordAndTellNobodyThePassword() {
        assertThat(connection.producerProperties("me")).containsEntry("linger.ms", "1");
        assertThat(connection.adminProperties()).containsEntry("sasl.jaas.config", "password");
        assertThat(connection.toString()).doesNotContain("password");
    }
}
