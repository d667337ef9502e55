package dev.onus.ingest.publish;

import java.util.List;
import java.util.Optional;

/** What intake knows of the registry: who an id belongs to, and how far it has read. Tests have their own. */
public interface Registrations {
    /** The id of the registered identity that has this id or alias. */
    Optional<String> canonicalId(String idOrAlias);

    /** The aliases of a registered identity, its id not among them. */
    List<String> aliases(String canonicalId);

    /** Last offset that was read of this partition of {@code onus.ownership}; -1 for none. */
    long ownershipOffset(int partition);

    /** Last offset that was read of {@code onus.registry}; -1 for none. */
    long registryOffset();

    /** Whether everything has been read that was there at the start (design decision 5). */
    boolean isCaughtUp();
}
