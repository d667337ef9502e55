package dev.onus.escalation;

import dev.onus.vocabulary.ResolveOutcome;

/** What of an identity's earlier cases counts for the next one (OWN-12, OWN-14). */
public final class Exposures {
    /** Closed cases of one identity that later use can reopen. */
    public static final int MAX_CONTAINED = 16;

    private Exposures() {}

    /** A sample is none, nor is a date that has passed; and an alert that names no identity repeats nobody's. */
    public static boolean isExposure(Alert alert) {
        return !alert.test()
                && !alert.source().equals(Alert.ONUS)
                && !alert.routingKey().isUnresolved();
    }

    /** Nothing repeats what was none. */
    public static boolean wasFalse(Case it) {
        return hasOutcome(it, ResolveOutcome.FALSE_POSITIVE);
    }

    /** Whether it ended because the credential could not be used any more; an accepted risk did not. */
    public static boolean wasContained(Case it) {
        return it.exposure().containedAt().isPresent()
                && (hasOutcome(it, ResolveOutcome.CONTAINED) || hasOutcome(it, ResolveOutcome.CONDITION_ENDED));
    }

    private static boolean hasOutcome(Case it, ResolveOutcome outcome) {
        return it.ending().filter(ending -> ending.outcome() == outcome).isPresent();
    }
}
