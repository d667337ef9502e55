package dev.onus.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    private static final String KEY = "00".repeat(32);

    @Test
    void shouldReachThisMachineUnlessToldOtherwise() {
        try (ApplicationContext context = ApplicationContext.run(Map.of())) {
            assertThat(context.getBean(KafkaConnection.class)).isEqualTo(KafkaConnection.of("127.0.0.1:9092"));
            assertThat(context.getBean(TopicSettings.class)).isEqualTo(TopicSettings.DEFAULT);
            assertThat(context.getBean(SchemaRegistrySettings.class))
                    .isEqualTo(SchemaRegistrySettings.of("http://127.0.0.1:8081/apis/ccompat/v7"));
            assertThat(context.getBean(SchemaRegistry.class)).isInstanceOf(ConfluentSchemaRegistry.class);
            assertThat(context.getBean(AvroSerdes.class)).isNotNull();
        }
    }

    @Test
    void shouldTakeWhatTheOperatorSays() {
        Map<String, Object> properties = Map.of(
                "onus.kafka.bootstrap-servers", "a:1,b:2",
                "onus.kafka.properties.security.protocol", "SSL",
                "onus.topics.partitions", 24,
                "onus.topics.replication", 3,
                "onus.schema-registry.urls", "http://a, http://b",
                "onus.schema-registry.username", "onus",
                "onus.schema-registry.password", "secret",
                "onus.schema-registry.register", false,
                "onus.schema-registry.timeout", "PT2S");
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            assertThat(context.getBean(KafkaConnection.class))
                    .isEqualTo(new KafkaConnection("a:1,b:2", Map.of("security.protocol", "SSL")));
            assertThat(context.getBean(TopicSettings.class)).isEqualTo(new TopicSettings(24, 3));
            SchemaRegistrySettings registry = context.getBean(SchemaRegistrySettings.class);
            assertThat(registry.urls()).containsExactly(URI.create("http://a"), URI.create("http://b"));
            assertThat(registry.credentials()).isEqualTo(new RegistryCredentials.Basic("onus", "secret"));
            assertThat(registry.register()).isFalse();
            assertThat(registry.timeout()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void shouldTakeTheAnswerKeyFromItselfOrAFile(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("answer-key"), KEY + "\n");
        for (Map<String, Object> properties : List.<Map<String, Object>>of(
                Map.of("onus.answer-key", KEY), Map.of("onus.answer-key-file", file.toString()))) {
            try (ApplicationContext context = ApplicationContext.run(properties)) {
                assertThat(context.getBean(AnswerToken.class)).isNotNull();
            }
        }
    }

    @Test
    void shouldSayWhichSettingIsMissing() {
        try (ApplicationContext context = ApplicationContext.run(Map.of())) {
            assertThatThrownBy(() -> context.getBean(AnswerToken.class))
                    .hasStackTraceContaining("Expected onus.answer-key or onus.answer-key-file");
        }
    }
}
