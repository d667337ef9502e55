package dev.onus.notifier.intake;

import dev.onus.vocabulary.Word;

/** How far the intake is; only {@link #READY} is ready. */
public enum IntakeState implements Word {
    /** Without the registry's records no contact can be found. */
    WAITING_FOR_REGISTRY,
    WAITING_FOR_PARTITIONS,
    /** Partitions are assigned and their ledger is read. */
    READY,
    /** Another process has the same instance id; this one does nothing more. */
    FENCED,
    CLOSED
}
