package dev.onus.contracts.kafka;

/**
 * What an operator may choose about the topics that we create.
 *
 * @param partitions of every topic that has more than one
 * @param replication copies of each partition
 */
public record TopicSettings(int partitions, int replication) {
    public static final int DEFAULT_PARTITIONS = 8;
    public static final int MAX_PARTITIONS = 1024;
    public static final TopicSettings DEFAULT = new TopicSettings(DEFAULT_PARTITIONS, 1);

    public TopicSettings {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException(
                    "Expected 1 to %d partitions, but got %d.".formatted(MAX_PARTITIONS, partitions));
        }
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("Expected at least 1 copy, but got " + replication + ".");
        }
    }

    /** How many copies have a record before it counts as written: one broker may be away, and nothing is lost with it. */
    int inSyncCopies() {
        return Math.max(1, replication - 1);
    }
}
