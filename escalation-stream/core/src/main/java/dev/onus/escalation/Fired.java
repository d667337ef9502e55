package dev.onus.escalation;

import java.time.Instant;

/**
 * A deadline that fired, with what it moved, so that an answer which was given in time but read late can put it back
 * (G3).
 *
 * @param before where the case stood before it fired
 * @param version the version of the case before it fired
 */
public record Fired(Deadline deadline, Instant firedAt, Progress before, long version) {}
