package dev.onus.bench;

import dev.onus.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;

/** The broker in a process of its own, as in production, and with as much memory for compaction as Kafka's default. */
final class BrokerMain {
    private static final Map<String, String> ITS_OWN_MACHINE =
            Map.of("log.cleaner.dedupe.buffer.size", Integer.toString(128 * 1024 * 1024));

    private BrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path dir = Path.of(arguments[0]);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir, Integer.parseInt(arguments[1]), ITS_OWN_MACHINE)) {
            System.out.println("broker at " + kafka.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
