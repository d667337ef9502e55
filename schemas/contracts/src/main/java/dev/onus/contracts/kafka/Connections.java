package dev.onus.contracts.kafka;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.RegistryCredentials;
import dev.onus.contracts.registry.SchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The beans by which every module reaches Kafka and the schema registry. */
@Factory
final class Connections {
    @Singleton
    KafkaConnection kafkaConnection(
            @Value("${onus.kafka.bootstrap-servers:`127.0.0.1:9092`}") String bootstrapServers,
            @Property(name = "onus.kafka.properties")
                    @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
                    @Nullable
                    Map<String, String> properties) {
        return new KafkaConnection(bootstrapServers, properties == null ? Map.of() : properties);
    }

    @Singleton
    DeadLetterLog deadLetters(KafkaConnection connection) {
        return new DeadLetterLog(connection);
    }

    @Singleton
    TopicSettings topicSettings(
            @Value("${onus.topics.partitions:8}") int partitions,
            @Value("${onus.topics.replication:1}") int replication) {
        return new TopicSettings(partitions, replication);
    }

    @Singleton
    SchemaRegistrySettings schemaRegistrySettings(
            @Value("${onus.schema-registry.urls:`http://127.0.0.1:8081/apis/ccompat/v7`}") List<String> urls,
            @Property(name = "onus.schema-registry.username") Optional<String> username,
            @Property(name = "onus.schema-registry.password") Optional<String> password,
            @Property(name = "onus.schema-registry.token") Optional<String> token,
            @Value("${onus.schema-registry.register:true}") boolean register,
            @Value("${onus.schema-registry.timeout:PT5S}") String timeout) {
        RegistryCredentials credentials = token.<RegistryCredentials>map(RegistryCredentials.Bearer::new)
                .or(() -> username.map(name -> new RegistryCredentials.Basic(name, password.orElse(""))))
                .orElseGet(RegistryCredentials.Anonymous::new);
        List<URI> addresses = urls.stream().map(String::strip).map(URI::create).toList();
        return new SchemaRegistrySettings(addresses, credentials, register, Duration.parse(timeout));
    }

    @Singleton
    SchemaRegistry schemaRegistry(SchemaRegistrySettings settings) {
        return new ConfluentSchemaRegistry(settings);
    }

    @Singleton
    AvroSerdes avroSerdes(SchemaRegistry registry) {
        return new AvroSerdes(registry);
    }

    @Singleton
    AnswerToken answerToken(
            @Property(name = "onus.answer-key") Optional<String> key,
            @Property(name = "onus.answer-key-file") Optional<String> file)
            throws IOException {
        if (key.isPresent()) {
            return AnswerToken.ofHex(key.get());
        }
        if (file.isPresent()) {
            return AnswerToken.ofHex(Files.readString(Path.of(file.get())));
        }
        throw new IllegalStateException(
                "Expected onus.answer-key or onus.answer-key-file for the links in pages, but neither is set.");
    }
}
