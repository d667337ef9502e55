package dev.onus.standalone.demo;

import dev.onus.contracts.AuditRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.standalone.Standalone;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The audit trail as an auditor's own consumer reads it. */
final class Audit implements AutoCloseable {
    /** The oldest are forgotten; a demo may run all day. */
    private static final int MOST_KEPT = 10_000;

    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    private final TopicFollower<AuditRecord> follower;

    Audit(Standalone onus) {
        AvroSerdes serdes =
                new AvroSerdes(new ConfluentSchemaRegistry(SchemaRegistrySettings.of(onus.schemaRegistry())));
        follower = TopicFollower.start(
                KafkaConnection.of(onus.kafka()), Topics.AUDIT, serdes.deserializer(Topics.AUDIT), this::take);
    }

    private void take(ConsumerRecord<String, AuditRecord> record) {
        if (records.size() == MOST_KEPT) {
            records.removeFirst();
        }
        records.add(record.value());
    }

    boolean has(Predicate<AuditRecord> wanted) {
        return records.stream().anyMatch(wanted);
    }

    @Override
    public void close() {
        follower.close();
    }
}
