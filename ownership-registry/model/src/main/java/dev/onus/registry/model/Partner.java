package dev.onus.registry.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A partner that uses an identity (ESC-6).
 *
 * @param unusedFor the approved window: after so long without use the identity is forced into review
 * @param reviewer who reviews it; empty: its owner
 */
public record Partner(Optional<String> name, Duration unusedFor, Optional<Target> reviewer) {
    public static final Duration DEFAULT_UNUSED_FOR = Duration.ofDays(30);
}
