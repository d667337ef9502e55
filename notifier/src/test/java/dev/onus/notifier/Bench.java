package dev.onus.notifier;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageLedger;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.kafka.TopicProvisioner;
import dev.onus.contracts.kafka.TopicSettings;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.notifier.intake.IntakeSettings;
import dev.onus.notifier.intake.IntakeState;
import dev.onus.notifier.ledger.Journal;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A notifier on the real broker and registry, with the stream before it and the readers of its deliveries played. */
final class Bench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final TopicSettings TOPICS = new TopicSettings(4, 1);

    private final String group;
    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final Journal stream;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final TopicFollower<Delivery> follower;
    private final Set<String> ledgerKeys = ConcurrentHashMap.newKeySet();
    private final TopicFollower<PageLedger> ledgerFollower;
    private final AtomicReference<DirectorySnapshot> directory = new AtomicReference<>(DirectorySnapshot.empty());
    private final List<Notifier> running = new CopyOnWriteArrayList<>();

    Bench(String group) {
        this.group = group;
        EmbeddedCluster cluster = EmbeddedCluster.shared();
        this.connection = KafkaConnection.of(cluster.bootstrapServers());
        this.serdes = serdes(cluster.registryUrl());
        TopicProvisioner.provision(connection, TOPICS);
        this.stream = new Journal(connection, serdes);
        this.follower = TopicFollower.start(
                connection,
                Topics.DELIVERIES,
                serdes.deserializer(Topics.DELIVERIES),
                record -> Optional.ofNullable(record.value()).ifPresent(deliveries::add));
        this.ledgerFollower = TopicFollower.start(
                connection, Topics.PAGES, serdes.deserializer(Topics.PAGES), record -> noteLedgerRow(record.key()));
    }

    private void noteLedgerRow(String key) {
        ledgerKeys.add(key);
    }

    static AvroSerdes serdes(String registryUrl) {
        return new AvroSerdes(new ConfluentSchemaRegistry(SchemaRegistrySettings.of(registryUrl)));
    }

    /** A person whose contacts are webhooks at these addresses, in order. */
    void person(String name, URI... urls) {
        List<Contact> contacts = Stream.of(urls).map(Bench::webhook).toList();
        directory.updateAndGet(now -> now.with(Kind.PERSON, name, 1, Person.reachedBy(contacts)));
    }

    void person(String name, Person person) {
        directory.updateAndGet(now -> now.with(Kind.PERSON, name, 1, person));
    }

    void person(String name, Contact contact, String channelName, Channel channel) {
        directory.updateAndGet(now -> now.with(Kind.PERSON, name, 1, Person.reachedBy(List.of(contact)))
                .with(Kind.CHANNEL, channelName, 1, channel));
    }

    static Contact webhook(URI url) {
        return Contact.of("webhook").withUrl(url.toString());
    }

    Notifier start() {
        return start(group);
    }

    Notifier start(String instanceId) {
        Notifier notifier = notifier(connection, serdes, new IntakeSettings(group, instanceId), directory::get);
        running.add(notifier);
        notifier.start();
        Awaitility.await().atMost(PATIENCE).until(() -> notifier.state() == IntakeState.READY);
        return notifier;
    }

    static Notifier notifier(
            KafkaConnection connection,
            AvroSerdes serdes,
            IntakeSettings intake,
            Supplier<DirectorySnapshot> directory) {
        return new Notifier(
                connection,
                serdes,
                new RegistryView(directory::get, CompletableFuture.completedFuture(null), listener -> {}),
                Samples.TOKEN,
                new NotifierSettings(intake, Samples.PUBLIC_URL, List.of("127.0.0.1")),
                new SimpleMeterRegistry(),
                List.of(new PlainChannel()));
    }

    void stop(Notifier notifier) {
        notifier.close();
        running.remove(notifier);
    }

    /** The stream writes an event of this kind about this person's page of this case. */
    void write(String kind, String caseId, String person) {
        write(Samples.event(kind, caseId, person, Instant.now(), WINDOW));
    }

    void write(EscalationEvent event) {
        stream.append(Topics.ESCALATIONS, null, "key-of-" + event.getCaseId(), event);
    }

    List<Delivery> deliveriesOf(String caseId, String person) {
        return deliveries.stream()
                .filter(delivery -> delivery.getPageId().equals(Samples.pageId(caseId, person)))
                .toList();
    }

    Delivery awaitDelivery(String caseId, String person) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !deliveriesOf(caseId, person).isEmpty());
        return deliveriesOf(caseId, person).getFirst();
    }

    /** Whether the ledger has the row that ends the page. */
    boolean isSettled(String caseId, String person) {
        return ledgerKeys.contains("key-of-" + caseId + "/" + Samples.pageId(caseId, person) + "/whole");
    }

    KafkaConnection connection() {
        return connection;
    }

    String group() {
        return group;
    }

    @Override
    public void close() {
        running.forEach(Notifier::close);
        follower.close();
        ledgerFollower.close();
        stream.close();
    }
}
