package dev.onus.registry.model;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One rotation.
 *
 * @param participants the groups that take turns; all of a group are on call at once
 * @param restrictions the only hours in which anybody of this layer is on call; empty: always. Turns go on outside of
 *     them, and lower layers show through
 * @param priority higher lies on top, equal ones are on call together. All layers of a schedule have one or none has;
 *     without, a later layer lies on top of the ones before it
 * @param timeZone of its hand-offs and restrictions; left out: the schedule's
 */
public record Layer(
        String name,
        List<List<String>> participants,
        Rotation rotation,
        List<WeeklyWindow> restrictions,
        Optional<Integer> priority,
        Optional<ZoneId> timeZone) {
    public static final int MAX_PRIORITY = 1000;

    public Layer {
        participants = participants.stream().map(List::copyOf).toList();
        restrictions = List.copyOf(restrictions);
        if (priority.isPresent() && (priority.get() < 0 || priority.get() > MAX_PRIORITY)) {
            throw new IllegalArgumentException("Expected a priority from 0 to " + MAX_PRIORITY + ".");
        }
    }

    /** A layer that is always on call, in the schedule's zone. */
    public Layer(String name, List<List<String>> participants, Rotation rotation) {
        this(name, participants, rotation, List.of(), Optional.empty(), Optional.empty());
    }
}
