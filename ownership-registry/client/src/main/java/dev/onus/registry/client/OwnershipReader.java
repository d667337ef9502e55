package dev.onus.registry.client;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Versioned;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Every identity as this service has read it from {@code onus.ownership}. It holds all of them in memory, which is why
 * it is a bean apart: only a service that asks for it pays for it.
 */
@Singleton
public final class OwnershipReader {
    private final OwnershipTable table = new OwnershipTable();
    private final Map<Integer, Long> offsets = new ConcurrentHashMap<>();
    private final TopicFollower<Ownership> follower;

    OwnershipReader(KafkaConnection connection, AvroSerdes serdes) {
        this.follower =
                TopicFollower.start(connection, Topics.OWNERSHIP, serdes.deserializer(Topics.OWNERSHIP), this::accept);
    }

    public Optional<Identity> identity(String idOrAlias) {
        return table.find(idOrAlias).map(Versioned::spec);
    }

    /** The id of the record that claims this id or alias; empty when none does. */
    public Optional<String> canonicalId(String idOrAlias) {
        return table.canonicalId(idOrAlias);
    }

    /** Offset of the last record of the partition that has been applied; -1 before the first. */
    public long ownershipOffset(int partition) {
        return offsets.getOrDefault(partition, -1L);
    }

    public int size() {
        return table.size();
    }

    /** Done when everything has been read that was there at the start. */
    public CompletableFuture<Void> caughtUp() {
        return follower.caughtUp();
    }

    public boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    @PreDestroy
    void stop() {
        follower.close();
    }

    private void accept(ConsumerRecord<String, Ownership> record) {
        table.apply(record.key(), record.value());
        offsets.put(record.partition(), record.offset());
    }
}
