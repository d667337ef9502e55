package dev.onus.ingest.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * How a message reached us.
 *
 * @param name tells this arrival from every other: topic-partition@offset, or random over HTTP
 * @param position what receipts show: topic-partition@offset, or http
 * @param sourceFromBody whether an alert may name its source itself
 * @param replay whether this is a dead letter again: if it fails again it is not kept twice
 */
public record Arrival(
        String name,
        String position,
        Instant at,
        Optional<String> key,
        Optional<String> traceId,
        boolean sourceFromBody,
        boolean replay) {
    public static final String HTTP = "http";

    public static Arrival http(String random, Instant at, Optional<String> traceId, boolean sourceFromBody) {
        return new Arrival(random, HTTP, at, Optional.empty(), traceId, sourceFromBody, false);
    }

    public static Arrival kafka(String position, Instant at, Optional<String> key, Optional<String> traceId) {
        return new Arrival(position, position, at, key, traceId, false, false);
    }

    public static Arrival replay(String random, Instant at) {
        return new Arrival(random, HTTP, at, Optional.empty(), Optional.empty(), true, true);
    }
}
