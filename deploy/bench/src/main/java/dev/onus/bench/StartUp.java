package dev.onus.bench;

import dev.onus.embedded.ApicurioRegistry;
import java.io.IOException;
import java.util.List;

/** What a start of Onus contains and is not ours: the broker and the schema registry, one after the other. */
final class StartUp {
    private StartUp() {}

    static double brokerAndRegistryMillis() throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            int port = Child.freePort();
            long begun = System.nanoTime();
            try (Child broker = Child.java(
                    scratch.dir().resolve("broker.log"),
                    List.of(),
                    BrokerMain.class.getName(),
                    List.of(scratch.dir().resolve("kafka").toString(), Integer.toString(port)))) {
                broker.awaitPort(port);
                try (ApicurioRegistry schemas = ApicurioRegistry.start(
                        ApicurioRegistry.defaultHome(), scratch.dir().resolve("schemas"), 0)) {
                    double millis = (System.nanoTime() - begun) / 1e6;
                    System.err.printf("start-up: schema registry at %s%n", schemas.url());
                    return millis;
                }
            }
        }
    }
}
