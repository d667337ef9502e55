package dev.onus.bench;

import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/** The threads of all instances of the stream, and who of them has which partitions. */
final class StreamGroup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Admin admin;

    StreamGroup(KafkaConnection connection) {
        admin = Admin.create(connection.adminProperties());
    }

    /** Whoever has ended is no member from now on, instead of until its session times out. */
    void forgetMembers() throws ExecutionException, InterruptedException {
        if (!members().isEmpty()) {
            admin.removeMembersFromConsumerGroup(
                            StreamInstallation.APPLICATION, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    /** Returns when so many members have as many partitions each. */
    void awaitEqualShares(int wanted) throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Long> shares = shares();
        while (shares.size() != wanted || shares.stream().distinct().count() != 1 || shares.contains(0L)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Expected %d members with equal shares within %s, but they have %s."
                        .formatted(wanted, PATIENCE, shares));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            shares = shares();
        }
    }

    private List<Long> shares() throws ExecutionException, InterruptedException {
        return members().stream()
                .map(member -> member.assignment().topicPartitions().stream()
                        .filter(partition -> partition.topic().equals(Topics.ALERTS.name()))
                        .count())
                .toList();
    }

    private List<MemberDescription> members() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(StreamInstallation.APPLICATION)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
