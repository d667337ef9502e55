package dev.onus.registry.log;

import java.time.Instant;

/**
 * A write that was refused and is recorded all the same: somebody tried to enable an identity that is under review
 * (ESC-6), or to change what belongs to another.
 *
 * @param position offset of the entry that asked for it
 * @param sequence its place among all changes ever made and attempts, without gaps
 */
public record RefusedAttempt(RecordKey key, String reason, long position, String actor, Instant at, long sequence) {}
