package dev.onus.notifier.intake;

/**
 * Who this notifier is among its like.
 *
 * @param groupId the consumer group; the instances of it share the partitions
 * @param instanceId names this instance, the same over its restarts and different from all others: a restart that is quick
 *     enough gets its partitions back without a rebalance
 */
public record IntakeSettings(String groupId, String instanceId) {
    public static final String DEFAULT_GROUP = "onus-notifier";
}
