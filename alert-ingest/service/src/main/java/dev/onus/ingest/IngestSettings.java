package dev.onus.ingest;

/**
 * What an operator may choose about intake.
 *
 * @param instanceId tells this process from other alert-ingest processes on the same cluster: two with one id would
 *     fence each other off
 * @param groupId the consumer group of the raw topics
 */
public record IngestSettings(String instanceId, String groupId) {}
