package dev.onus.vocabulary;

/** How loud a case is, which is something else than how bad it is (ESC-8). */
public enum Urgency implements Word {
    HIGH,
    /** May wait for the next working window, as long as the credential is known to be dead. */
    LOW
}
