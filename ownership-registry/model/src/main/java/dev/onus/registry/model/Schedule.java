package dev.onus.registry.model;

import java.time.ZoneId;
import java.util.List;

/**
 * Who is on call when. Times are local to the zone, so hand-offs stay at the same time of day all year.
 *
 * @param layers a later layer lies on top of the ones before it; where its turn is an empty group, they show through
 * @param overrides a later one wins where two overlap
 */
public record Schedule(ZoneId timeZone, List<Layer> layers, List<ScheduleOverride> overrides) implements Spec {
    public Schedule {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
    }
}
