package dev.onus.escalation;

import java.util.List;

/**
 * What came of an input: the case after it and its events in order. No event means that nothing changed that anybody
 * could see; the case is to be stored all the same. A verdict shows the whole of {@code next}, also where further events
 * of the same decision follow it.
 *
 * @param tasks cases to be opened beside it
 */
public record Decision(Case next, List<CaseEvent> events, List<NewTask> tasks) {
    public Decision {
        events = List.copyOf(events);
        tasks = List.copyOf(tasks);
    }
}
