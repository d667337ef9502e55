package dev.onus.registry.model;

import java.time.Instant;

/**
 * Somebody on call.
 *
 * @param layer the layer's name, or {@code override}
 * @param until the next moment at which the set of people on call may change; {@link Instant#MAX} when it never does
 */
public record OnCallPerson(String person, String layer, Instant until) {}
