package dev.onus.escalation;

import java.util.List;

/**
 * What came of an input: the case after it and its events in order. No event means that nothing changed that anybody
 * could see; the case is to be stored all the same.
 */
public record Decision(Case next, List<CaseEvent> events) {
    public Decision {
        events = List.copyOf(events);
    }
}
