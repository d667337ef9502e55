package dev.onus.vocabulary;

import java.util.Optional;

/**
 * What a case owes in time (OWN-2): an acknowledgement within each step's window, and what the clocks from its opening
 * wait for ({@link SlaClock}).
 */
public enum Sla implements Word {
    ACKNOWLEDGE,
    CONTAIN,
    DECIDE,
    RESOLVE;

    /**
     * What an event of a timeline says was missed. It is said again while it is overdue, so whoever counts takes the
     * first; a step that follows for another reason than its window, such as a decline, is none.
     *
     * @param fired word of the deadline that has fired and so led to the event
     */
    public static Optional<Sla> missed(TimelineKind event, String fired) {
        boolean isClock = event == TimelineKind.CLOCK_LAPSED;
        boolean isStep = event == TimelineKind.ESCALATED || event == TimelineKind.EXHAUSTED;
        return Word.find(Sla.class, fired).filter(sla -> sla == ACKNOWLEDGE ? isStep : isClock);
    }
}
