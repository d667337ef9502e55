package dev.onus.notifier;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.notifier.intake.IntakeSettings;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.NotificationRule;
import dev.onus.registry.model.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A notifier in a process of its own, to be killed. */
final class NotifierProcess {
    private static final String NOWHERE = "pages 0 before nothing";

    private NotifierProcess() {}

    /** Starts it for a bench; people are written as {@link #person} reads them. */
    static Process start(Bench bench, String registryUrl, String... people) throws IOException {
        return startToCrash(bench, registryUrl, NOWHERE, people);
    }

    /** The same, to be killed at this {@link CrashPoint}. */
    static Process startToCrash(Bench bench, String registryUrl, String crashPoint, String... people)
            throws IOException {
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
                bench.group(),
                crashPoint));
        command.addAll(List.of(people));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /**
     * {@code name=url}: a webhook. {@code name=url,url+3}: by the person's rules the first at once and the second after
     * three seconds. {@code name=teams:url}: over the {@link PlainChannel}.
     */
    static Person person(String text) {
        List<Contact> contacts = new ArrayList<>();
        List<NotificationRule> rules = new ArrayList<>();
        for (String contact : text.substring(text.indexOf('=') + 1).split(",")) {
            String[] parts = contact.split("\\+");
            boolean plain = parts[0].startsWith("teams:");
            String name = "contact-" + contacts.size();
            contacts.add(Contact.of(plain ? "teams" : "webhook")
                    .named(name)
                    .withUrl(plain ? parts[0].substring("teams:".length()) : parts[0]));
            rules.add(new NotificationRule(name, Duration.ofSeconds(parts.length > 1 ? Long.parseLong(parts[1]) : 0)));
        }
        return new Person(
                Optional.empty(),
                Optional.empty(),
                contacts,
                contacts.size() > 1 ? rules : List.of(),
                List.of(),
                List.of());
    }

    public static void main(String[] args) throws InterruptedException {
        DirectorySnapshot directory = DirectorySnapshot.empty();
        for (String person : List.of(args).subList(4, args.length)) {
            directory = directory.with(Kind.PERSON, person.substring(0, person.indexOf('=')), 1, person(person));
        }
        DirectorySnapshot people = directory;
        KafkaConnection connection = args[3].equals(NOWHERE)
                ? KafkaConnection.of(args[0])
                : new KafkaConnection(
                        args[0], Map.of("interceptor.classes", CrashPoint.class.getName(), CrashPoint.CONFIG, args[3]));
        Notifier notifier =
                Bench.notifier(connection, Bench.serdes(args[1]), new IntakeSettings(args[2], args[2]), () -> people);
        notifier.start();
        Thread.currentThread().join();
    }
}
