package dev.onus.escalation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.registry.SchemaRegistryUnavailableException;
import dev.onus.contracts.registry.UnknownSchemaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void shouldTryAgainWhenWhatWeStandOnIsAway() {
        assertThat(Outage.isOutage(new SchemaRegistryUnavailableException("away", null)))
                .isTrue();
        assertThat(Outage.isOutage(new RuntimeException(new SchemaRegistryUnavailableException("away", null))))
                .isTrue();
        assertThat(Outage.isOutage(new ProcessorStateException("disk full"))).isTrue();
    }

    @Test
    void shouldPutABadRecordAside() {
        assertThat(Outage.isOutage(new UnknownSchemaException("no such id"))).isFalse();
        assertThat(Outage.isOutage(new SerializationException("not Avro"))).isFalse();
        assertThat(Outage.isOutage(new IllegalArgumentException("no key"))).isFalse();
    }
}
