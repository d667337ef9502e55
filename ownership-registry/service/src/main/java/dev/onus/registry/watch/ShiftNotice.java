package dev.onus.registry.watch;

import dev.onus.registry.model.Shift;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Tells a person of a shift before it begins.
 *
 * @param zone of the schedule
 * @param before those who are on call until then and not after
 * @param beside those who are on call at the beginning too
 */
record ShiftNotice(String schedule, ZoneId zone, Shift shift, List<String> before, List<String> beside) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    ShiftNotice {
        before = List.copyOf(before);
        beside = List.copyOf(beside);
    }

    /** The same shift is told of once, whoever tells, and also when its end has moved. */
    String id() {
        return StableHash.of("shift", schedule, shift.person(), shift.from().toString());
    }

    String title() {
        return "Your shift in " + schedule + " begins " + at(shift.from()) + " " + zone.getId();
    }

    String reason() {
        return title() + " and lasts until " + at(shift.until()) + "; " + company() + ".";
    }

    private String company() {
        if (!before.isEmpty()) {
            return "you follow " + String.join(", ", before);
        }
        return beside.isEmpty() ? "nobody is on call before you" : "you join " + String.join(", ", beside);
    }

    private String at(Instant instant) {
        return MINUTES.format(instant.atZone(zone));
    }
}
