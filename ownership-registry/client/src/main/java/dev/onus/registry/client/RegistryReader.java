package dev.onus.registry.client;

import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.DirectorySnapshot;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's records as this service has read them from {@code onus.registry}. It begins to read as soon as
 * somebody asks for it, and goes on through outages with what it has.
 */
@Singleton
public final class RegistryReader {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryReader.class);

    /** Together, so that nobody sees an offset whose record is not in the directory yet. */
    private record Read(DirectorySnapshot directory, long offset) {}

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final TopicFollower<RegistryRecord> follower;
    private final CompletableFuture<Void> told;
    private volatile boolean telling;
    private volatile Read read = new Read(DirectorySnapshot.empty(), -1);

    RegistryReader(KafkaConnection connection, AvroSerdes serdes) {
        this.follower =
                TopicFollower.start(connection, Topics.REGISTRY, serdes.deserializer(Topics.REGISTRY), this::accept);
        this.told = follower.caughtUp().thenRun(this::beginToTell);
    }

    /** As it stands now; it does not change under whoever holds it. Empty before the first record. */
    public Directory directory() {
        return read.directory;
    }

    /** As {@link #directory()}, with lists of every kind. */
    public DirectorySnapshot snapshot() {
        return read.directory;
    }

    /** Offset of the last record that is in the directory; -1 before the first. */
    public long registryOffset() {
        return read.offset;
    }

    /** Done when everything has been read that was there at the start. */
    public CompletableFuture<Void> caughtUp() {
        return follower.caughtUp();
    }

    public boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    /**
     * Runs once caught up, and from then on after each change, on the reading thread: it must not block. One that is
     * added later runs at the next change, or at once when everything has been read already.
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
        if (telling) {
            run(listener);
        }
    }

    @PreDestroy
    void stop() {
        told.cancel(false);
        follower.close();
    }

    private void accept(ConsumerRecord<String, RegistryRecord> record) {
        read = new Read(RegistryRecords.apply(read.directory, record.key(), record.value()), record.offset());
        if (telling) {
            tell();
        }
    }

    private void beginToTell() {
        telling = true;
        tell();
    }

    private void tell() {
        listeners.forEach(RegistryReader::run);
    }

    private static void run(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failed) {
            LOG.warn("registry-listener failed", failed);
        }
    }
}
