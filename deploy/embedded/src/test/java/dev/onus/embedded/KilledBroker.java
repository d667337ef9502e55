package dev.onus.embedded;

import java.nio.file.Path;

/** Writes one record and ends in the middle of everything, as a kill would. */
final class KilledBroker {
    private KilledBroker() {}

    public static void main(String[] args) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0);
        EmbeddedKafkaTest.createTopic(kafka);
        EmbeddedKafkaTest.write(kafka, "before the kill");
        Runtime.getRuntime().halt(0);
    }
}
