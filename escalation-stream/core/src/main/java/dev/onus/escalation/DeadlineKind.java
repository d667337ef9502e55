package dev.onus.escalation;

import dev.onus.vocabulary.Word;

/** What runs out when a deadline of a case is due. */
public enum DeadlineKind implements Word {
    /** The window of the step that was entered last: the next one starts unless somebody acknowledges. */
    ACKNOWLEDGE,
    /** The acknowledger is reminded that the lease ends. */
    REMINDER,
    /** The lease of the acknowledger ends; the next step starts. */
    ACKNOWLEDGEMENT_EXPIRY,
    /** Containment is overdue. */
    CONTAIN,
    /** Resolution is overdue; after a source's resolve it stands for the verification. */
    RESOLVE,
    /** The catch-all is paged once more. */
    CATCH_ALL_REPEAT,
    /** The summary of a closed case is dropped. */
    FORGET;

    /** A clock of the case, which answers to a page do not stop; the rest moves the steps. */
    boolean isClock() {
        return this == CONTAIN || this == RESOLVE;
    }
}
