package dev.onus.bench;

import dev.onus.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** The broker in a process of its own, as in production. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("broker at " + kafka.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
