package dev.onus.notifier;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.notifier.intake.IntakeSettings;
import dev.onus.notifier.intake.IntakeState;
import dev.onus.registry.client.RegistryReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Starts the notifier with the service that it lives in, and stops it with that. */
@Singleton
public class NotifierService {
    private final KafkaConnection connection;
    private final TopicSettings topics;
    private final Notifier notifier;

    NotifierService(
            KafkaConnection connection,
            TopicSettings topics,
            AvroSerdes serdes,
            RegistryReader registry,
            AnswerToken answerToken,
            MeterRegistry meters,
            @Value("${onus.notifier.group-id:" + IntakeSettings.DEFAULT_GROUP + "}") String groupId,
            @Property(name = "onus.notifier.instance-id") Optional<String> instanceId,
            @Value("${onus.public-url:`" + NotifierSettings.DEFAULT_PUBLIC_URL + "`}") URI publicUrl,
            @Property(name = "onus.outbound.allow") Optional<List<String>> outboundAllow) {
        this.connection = connection;
        this.topics = topics;
        this.notifier = new Notifier(
                connection,
                serdes,
                new RegistryView(registry::directory, registry.caughtUp(), registry::onChange),
                answerToken,
                new NotifierSettings(
                        new IntakeSettings(groupId, instanceId.orElseGet(NotifierService::hostName)),
                        publicUrl,
                        outboundAllow.orElse(List.of())),
                meters);
    }

    @EventListener
    void onStartup(ServerStartupEvent started) {
        TopicProvisioner.provision(connection, topics);
        notifier.start();
    }

    IntakeState state() {
        return notifier.state();
    }

    @PreDestroy
    void stop() {
        notifier.close();
    }

    /** The host's name is the same over restarts; of a stateful set it is the pod's. */
    private static String hostName() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElse("notifier");
    }
}
