package dev.onus.notifier;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.notifier.intake.IntakeSettings;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A notifier in a process of its own, to be killed. */
final class NotifierProcess {
    private NotifierProcess() {}

    /** Starts it for a bench; people are {@code name=url}. */
    static Process start(Bench bench, String registryUrl, String... people) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.onus.contracts",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NotifierProcess.class.getName(),
                bench.connection().bootstrapServers(),
                registryUrl,
                bench.group()));
        command.addAll(List.of(people));
        return new ProcessBuilder(command).inheritIO().start();
    }

    public static void main(String[] args) throws InterruptedException {
        DirectorySnapshot directory = DirectorySnapshot.empty();
        for (String person : List.of(args).subList(3, args.length)) {
            String[] parts = person.split("=", 2);
            Person record = Person.reachedBy(List.of(Bench.webhook(URI.create(parts[1]))));
            directory = directory.with(Kind.PERSON, parts[0], 1, record);
        }
        DirectorySnapshot people = directory;
        Notifier notifier = Bench.notifier(
                KafkaConnection.of(args[0]), Bench.serdes(args[1]), new IntakeSettings(args[2], args[2]), () -> people);
        notifier.start();
        Thread.currentThread().join();
    }
}
