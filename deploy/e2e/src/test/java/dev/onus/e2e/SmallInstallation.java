package dev.onus.e2e;

import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.ServiceProcess.Service;
import dev.onus.embedded.ApicurioRegistry;
import dev.onus.embedded.EmbeddedKafka;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One process of every service, with a broker and a schema registry that can be taken away and come back. */
final class SmallInstallation implements AutoCloseable {
    private static final InstallationSettings SETTINGS = new InstallationSettings("a-small-installation");

    private final Path folder;
    private final Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);
    private final int kafkaPort;
    private final int registryPort;
    private EmbeddedKafka kafka;
    private ApicurioRegistry registry;

    SmallInstallation(Path folder) {
        this.folder = folder;
        Ports free = Ports.free();
        kafkaPort = free.kafka();
        registryPort = free.registry();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafkaPort);
        registry = startRegistry();
        try {
            for (Service service : Service.values()) {
                start(service);
            }
            running.values().forEach(ServiceProcess::awaitReady);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    OnusApi api(Service service) {
        return new OnusApi(url(service), Optional.of(SETTINGS.adminToken()));
    }

    URI url(Service service) {
        ServiceProcess process = running.get(service);
        if (process == null) {
            throw new IllegalStateException("Expected " + service + " to run.");
        }
        return process.url();
    }

    /** SIGKILL, and the same service with the same state again. */
    void killAndRestart(Service service) {
        ServiceProcess process = running.get(service);
        if (process != null) {
            process.kill();
        }
        start(service);
        ServiceProcess again = running.get(service);
        if (again != null) {
            again.awaitReady();
        }
    }

    void restartBroker() {
        kafka.close();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafkaPort);
    }

    /** Why something may not have arrived; what each service is doing is at the end of its output in the folder. */
    String explanation() throws InterruptedException {
        running.values().forEach(ServiceProcess::writeThreads);
        return BrokerState.of(bootstrapServers()) + "\noutput and threads of the services: " + folder;
    }

    void takeSchemaRegistryAway() {
        registry.close();
    }

    void bringSchemaRegistryBack() {
        registry = startRegistry();
    }

    private ApicurioRegistry startRegistry() {
        return ApicurioRegistry.start(ApicurioRegistry.defaultHome(), folder.resolve("schemas"), registryPort);
    }

    private void start(Service service) {
        Map<String, String> settings = SETTINGS.of(kafka.bootstrapServers(), registry.url());
        running.put(service, ServiceProcess.start(service, 1, folder, settings));
    }

    @Override
    public void close() {
        running.values().forEach(ServiceProcess::close);
        registry.close();
        kafka.close();
    }
}
