package dev.onus.contracts;

/** How the records of a topic spread over its partitions. */
public enum Partitioning {
    /** By routing key; all such topics have the same number of partitions, so that one task sees all of a case. */
    ROUTED,
    /** By a key of its own; the number of partitions is free. */
    SPREAD,
    /** One partition, because the order of all its records matters. */
    SINGLE
}
