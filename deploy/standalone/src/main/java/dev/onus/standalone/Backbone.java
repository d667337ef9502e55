package dev.onus.standalone;

import dev.onus.embedded.ApicurioRegistry;
import dev.onus.embedded.EmbeddedKafka;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Broker and schema registry: our own, or those that exist already. */
final class Backbone implements AutoCloseable {
    private final Optional<EmbeddedKafka> kafka;
    private final Optional<ApicurioRegistry> registry;
    private final StandaloneOptions options;

    private Backbone(Optional<EmbeddedKafka> kafka, Optional<ApicurioRegistry> registry, StandaloneOptions options) {
        this.kafka = kafka;
        this.registry = registry;
        this.options = options;
    }

    /** Both start side by side: neither needs the other. */
    static Backbone start(StandaloneOptions options, DataFolder folder, Progress progress) {
        CompletableFuture<Optional<ApicurioRegistry>> registry =
                CompletableFuture.supplyAsync(() -> startRegistry(options, folder, progress));
        Optional<EmbeddedKafka> kafka = Optional.empty();
        try {
            kafka = startKafka(options, folder, progress);
            return new Backbone(kafka, registry.join(), options);
        } catch (RuntimeException e) {
            kafka.ifPresent(EmbeddedKafka::close);
            var unused = registry.thenAccept(started -> started.ifPresent(ApicurioRegistry::close));
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Optional<EmbeddedKafka> startKafka(StandaloneOptions options, DataFolder folder, Progress progress) {
        if (options.kafka().isPresent()) {
            return Optional.empty();
        }
        EmbeddedKafka started = EmbeddedKafka.start(folder.kafka(), options.kafkaPort());
        progress.started("broker", started.bootstrapServers());
        return Optional.of(started);
    }

    private static Optional<ApicurioRegistry> startRegistry(
            StandaloneOptions options, DataFolder folder, Progress progress) {
        if (options.registry().isPresent()) {
            return Optional.empty();
        }
        try {
            ApicurioRegistry started = ApicurioRegistry.start(
                    ApicurioRegistry.defaultHome(), folder.schemaRegistry(), options.registryPort());
            progress.started("schema registry", StandaloneOptions.LOOPBACK + ":" + options.registryPort());
            return Optional.of(started);
        } catch (IllegalStateException e) {
            throw new RefusedToStartException(e.getMessage() + " (--registry-port chooses its port.)", e);
        }
    }

    String bootstrapServers() {
        return kafka.map(EmbeddedKafka::bootstrapServers).or(options::kafka).orElseThrow();
    }

    String registryUrl() {
        return registry.map(ApicurioRegistry::url)
                .or(() -> options.registry().map(Object::toString))
                .orElseThrow();
    }

    /** The registry first: the broker must outlive all that uses it (design decision 19). */
    @Override
    public void close() {
        registry.ifPresent(ApicurioRegistry::close);
        kafka.ifPresent(EmbeddedKafka::close);
    }
}
