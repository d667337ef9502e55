package dev.onus.registry.oncall;

import dev.onus.registry.model.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A week of a schedule, ready to be drawn. Places are in per cent of the week's width, by real time: a day on which
 * clocks change is wider or narrower than the others.
 *
 * @param now where the present moment is; empty in other weeks
 */
public record CalendarWeek(LocalDate monday, List<Day> days, List<Band> bands, Optional<Double> now) {
    /** @param clockChange what the clocks do that day, as {@code +1 h}; empty where they do nothing */
    public record Day(LocalDate date, boolean today, String clockChange, double left, double width) {}

    /**
     * One row.
     *
     * @param outcome whether it is what layers and overrides come to, rather than one of them
     * @param lanes how many are on call at once at most
     * @param tooMany whether there are more turns than anybody could tell apart, so that none is drawn
     */
    public record Band(String name, boolean outcome, int lanes, List<Bar> bars, boolean tooMany) {}

    /**
     * One shift, or a time without anybody.
     *
     * @param person empty in a gap
     * @param from its real beginning, also where the week begins later; the same for its end
     * @param colour from 0 to {@link CalendarColours#COLOURS} - 1
     */
    public record Bar(
            Optional<String> person,
            String layer,
            Instant from,
            Instant until,
            int lane,
            double left,
            double width,
            int colour) {
        public boolean isGap() {
            return person.isEmpty();
        }
    }

    /** A shift that is to be drawn. */
    record Drawn(Optional<String> person, String layer, Instant from, Instant until) {
        static Drawn of(Shift shift) {
            return new Drawn(Optional.of(shift.person()), shift.layer(), shift.from(), shift.until());
        }
    }
}
