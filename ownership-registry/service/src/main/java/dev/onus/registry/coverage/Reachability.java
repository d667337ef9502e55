package dev.onus.registry.coverage;

/** What deliveries tell about people: somebody whose every contact failed for good cannot be reached, and is a gap. */
public interface Reachability {
    /** By the name of the Person; somebody of whom nothing is known can. */
    boolean canReach(String person);

    /** Moves when an answer changes. */
    long changes();
}
