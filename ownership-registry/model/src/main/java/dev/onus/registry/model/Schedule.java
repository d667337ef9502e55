package dev.onus.registry.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call when. Times are local to the zone, so hand-offs stay at the same time of day all year.
 *
 * @param timeZone of the overrides, and of every layer that has none of its own
 * @param layers those on top hide the ones below while they have somebody on call
 * @param overrides a later one wins where two overlap
 * @param noticeBefore how long before a shift its person is told of it; left out: nobody is told
 */
public record Schedule(
        ZoneId timeZone, List<Layer> layers, List<ScheduleOverride> overrides, Optional<Duration> noticeBefore)
        implements Spec {
    public static final Duration LONGEST_NOTICE = Duration.ofDays(14);

    public Schedule {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
        if (noticeBefore.isPresent()
                && (!noticeBefore.get().isPositive() || noticeBefore.get().compareTo(LONGEST_NOTICE) > 0)) {
            throw new IllegalArgumentException("Expected a notice of more than nothing and at most " + LONGEST_NOTICE
                    + ", but got " + noticeBefore.get() + ".");
        }
        long ranked =
                layers.stream().filter(layer -> layer.priority().isPresent()).count();
        if (ranked != 0 && ranked != layers.size()) {
            throw new IllegalArgumentException("Expected all layers to have a priority or none, but " + ranked + " of "
                    + layers.size() + " have one.");
        }
    }

    /** A schedule that tells nobody of a shift before it begins. */
    public Schedule(ZoneId timeZone, List<Layer> layers, List<ScheduleOverride> overrides) {
        this(timeZone, layers, overrides, Optional.empty());
    }

    /** The zone of a layer's hand-offs and restrictions. */
    ZoneId zone(Layer layer) {
        return layer.timeZone().orElse(timeZone);
    }
}
