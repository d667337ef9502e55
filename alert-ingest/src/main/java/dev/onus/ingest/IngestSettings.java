package dev.onus.ingest;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/**
 * What an operator may choose about intake.
 *
 * @param instanceId tells this process from other alert-ingest processes on the same cluster: two with one id would
 *     fence each other off
 * @param groupId the consumer group of the raw topics
 */
@Singleton
public record IngestSettings(
        @Value("${onus.ingest.instance-id:`${hostname:localhost}-${micronaut.server.port:8080}`}")
        String instanceId,

        @Value("${onus.ingest.group-id:onus-alert-ingest}") String groupId) {}
