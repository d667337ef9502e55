package dev.onus.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What holds readers back, as the broker sees it: for whoever asks why something did not arrive. */
final class BrokerState {
    private static final int ANSWER_WITHIN_MILLIS = 10_000;

    private BrokerState() {}

    /** One line for each transaction that is not over, partition that ends in one, and group that has not read all. */
    static String of(String bootstrapServers) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_WITHIN_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_WITHIN_MILLIS))) {
            transactions(admin, lines);
            Map<TopicPartition, Long> ends = heldBack(admin, lines);
            groups(admin, ends, lines);
        } catch (ExecutionException e) {
            lines.add("the broker does not say more: " + e.getCause());
        }
        return String.join("\n", lines);
    }

    private static void transactions(Admin admin, List<String> lines) throws ExecutionException, InterruptedException {
        admin.listTransactions().all().get().stream()
                .filter(each -> each.state() != TransactionState.EMPTY)
                .filter(each -> each.state() != TransactionState.COMPLETE_COMMIT)
                .filter(each -> each.state() != TransactionState.COMPLETE_ABORT)
                .forEach(each -> lines.add("transaction " + each.transactionalId() + " is " + each.state()));
    }

    private static Map<TopicPartition, Long> heldBack(Admin admin, List<String> lines)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(admin.listTopics().names().get())
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(each ->
                                asked.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> all =
                admin.listOffsets(asked).all().get();
        Map<TopicPartition, ListOffsetsResultInfo> committed = admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        committed.forEach((partition, readable) -> {
            ListOffsetsResultInfo end = all.get(partition);
            if (end != null && readable.offset() < end.offset()) {
                lines.add(partition + " ends at " + end.offset() + ", readable up to " + readable.offset());
            }
        });
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static void groups(Admin admin, Map<TopicPartition, Long> ends, List<String> lines)
            throws ExecutionException, InterruptedException {
        for (var group : admin.listGroups().all().get()) {
            lines.add("group " + group.groupId() + " is "
                    + group.groupState().map(Enum::toString).orElse("unknown"));
            admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, read) -> {
                        long end = ends.getOrDefault(partition, 0L);
                        if (read != null && read.offset() < end) {
                            lines.add("  " + partition + " read up to " + read.offset() + " of " + end);
                        }
                    });
        }
    }
}
