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
    /** The time of a snooze is over; the clock goes on where it stood. */
    SNOOZE,
    /** The owner's working window begins; the first step that waited for it starts (ESC-8). */
    WORKING_HOURS,
    /** No word of a storm of the identity's issuer has come; the case pages by itself (ESC-8). */
    STORM_WORD,
    /** Nobody took over what was offered to them (OWN-8). */
    OFFER,
    /** A step that waits for a condition of its own (ESC-13); the subject is its number. */
    CONDITION,
    /** Containment is overdue. */
    CONTAIN,
    /** A decision is overdue. */
    DECIDE,
    /** Resolution is overdue; after a source's resolve it stands for the verification. */
    RESOLVE,
    /** Nobody settled the dispute (CDR-13). */
    DISPUTE,
    /** Nobody answered what was asked of a platform team (ESC-3); the subject is the effect's id. */
    EFFECT_ANSWER,
    /** The bound in time of an effect (ESC-3); the subject is the effect's id. */
    EFFECT_EXPIRY,
    /** The catch-all is paged once more. */
    CATCH_ALL_REPEAT,
    /** An accepted risk is looked at again; the closed case reopens (OWN-10). */
    RISK_EXPIRY,
    /** The summary of a closed case is dropped. */
    FORGET,
    /** The registry is to look at what changes as time passes, or has not answered that it has. */
    LOOK,
    /** A vendor's sample has been seen for long enough; its case ends. */
    SAMPLE_END;

    /** Whether answers to a page leave it running; the rest moves the steps. */
    boolean isClock() {
        return switch (this) {
            case OFFER, CONDITION, CONTAIN, DECIDE, RESOLVE, DISPUTE, EFFECT_ANSWER, EFFECT_EXPIRY, RISK_EXPIRY, LOOK ->
                true;
            case ACKNOWLEDGE,
                    REMINDER,
                    ACKNOWLEDGEMENT_EXPIRY,
                    SNOOZE,
                    WORKING_HOURS,
                    STORM_WORD,
                    CATCH_ALL_REPEAT,
                    FORGET,
                    SAMPLE_END -> false;
        };
    }
}
