package dev.onus.registry.recorded;

import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.log.RecordHistory;
import dev.onus.registry.log.RegistryLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Plays what lies in the topics into a replay, one slice of a partition after another. */
@Singleton
public final class RecordedLogs {
    /** So long before the window it begins, so that most cases that were open then are known. */
    public static final Duration RUN_IN = Duration.ofDays(7);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final RegistryLog registry;

    public RecordedLogs(KafkaConnection connection, AvroSerdes serdes, RegistryLog registry) {
        this.connection = connection;
        this.serdes = serdes;
        this.registry = registry;
    }

    /**
     * One pass over a partition.
     *
     * @param before how many offsets the passes before it have
     * @param offsets how many it has itself
     * @param ends where its topics ended when the question came, however long it takes until it is their turn
     */
    private record Pass(
            int partition,
            KeySlice slice,
            List<OwnershipComing.Row> rows,
            long before,
            long offsets,
            Map<TopicPartition, Long> ends) {
        /** Where everything stands once so many of its own are left. */
        long read(long left) {
            return before + Math.max(0, offsets - left);
        }
    }

    /** Takes minutes; empty when it was stopped. */
    public Optional<WhatIf> play(Draft draft, Window window, ReplayProgress progress) {
        Instant begin = window.from().minus(RUN_IN);
        RecordHistory records = RecordHistory.since(registry, begin);
        Replay replay = new Replay(Directories.of(records.directories()), draft, window, Night.USUAL);
        List<Pass> passes = passes(records, begin, progress);
        for (Pass pass : passes) {
            play(pass, begin, replay, progress);
            if (progress.isStopped()) {
                return Optional.empty();
            }
            replay.endSlice();
        }
        return Optional.of(replay.result());
    }

    private List<Pass> passes(RecordHistory records, Instant begin, ReplayProgress progress) {
        int partitions = partitions();
        List<List<OwnershipComing.Row>> rows = OwnershipComing.byPartition(records.identities(), begin, partitions);
        List<Pass> passes = new ArrayList<>();
        long total = 0;
        for (int partition = 0; partition < partitions; partition++) {
            try (RecordedPartition recorded = open(partition, begin, Map.of())) {
                List<OwnershipComing.Row> of = rows.get(partition);
                long inputs = recorded.left(Topics.ALERTS.name()) + recorded.left(Topics.RESPONSES.name()) + of.size();
                long offsets = recorded.left();
                int slices = KeySlice.count(inputs, Runtime.getRuntime().maxMemory());
                for (int slice = 0; slice < slices; slice++) {
                    passes.add(new Pass(partition, new KeySlice(slice, slices), of, total, offsets, recorded.ends()));
                    total += offsets;
                }
            }
        }
        progress.expect(total);
        return passes;
    }

    private void play(Pass pass, Instant begin, Replay replay, ReplayProgress progress) {
        KeySlice slice = pass.slice();
        RecordedInputs inputs = new RecordedInputs(serdes, slice);
        List<OwnershipComing.Row> rows = pass.rows().stream()
                .filter(row -> slice.includes(row.key().value()))
                .toList();
        int row = 0;
        try (RecordedPartition records = open(pass.partition(), begin, pass.ends())) {
            Optional<ConsumerRecord<String, byte[]>> next = records.next();
            while (next.isPresent() && !progress.isStopped()) {
                Instant at = Instant.ofEpochMilli(next.get().timestamp());
                while (row < rows.size() && !rows.get(row).at().isAfter(at)) {
                    replay.take(rows.get(row).key(), rows.get(row++).input());
                }
                inputs.give(next.get(), replay);
                next = records.next();
                progress.readUpTo(pass.read(records.left()));
            }
            progress.readUpTo(pass.read(records.left()));
        }
        while (row < rows.size() && !progress.isStopped()) {
            replay.take(rows.get(row).key(), rows.get(row++).input());
        }
    }

    private RecordedPartition open(int partition, Instant begin, Map<TopicPartition, Long> ends) {
        return new RecordedPartition(
                connection, RecordedInputs.TOPICS.stream().map(Topic::name).toList(), partition, begin, ends);
    }

    private int partitions() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                connection.consumerProperties("what-if"), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.partitionsFor(Topics.ALERTS.name()).size();
        }
    }
}
