package dev.onus.escalation.replay;

import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When people sleep, in each one's own zone.
 *
 * @param from in the evening
 * @param to in the morning after; exclusive
 */
public record Night(LocalTime from, LocalTime to) {
    public static final Night USUAL = new Night(LocalTime.of(22, 0), LocalTime.of(7, 0));

    public Night {
        if (!from.isAfter(to)) {
            throw new IllegalArgumentException(
                    "Expected a night that begins in the evening and ends in the morning, but got " + from + " to " + to
                            + ".");
        }
    }

    /** The evening on which the night of this moment began; empty by day. */
    Optional<LocalDate> of(ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        if (!time.isBefore(from)) {
            return Optional.of(moment.toLocalDate());
        }
        return time.isBefore(to) ? Optional.of(moment.toLocalDate().minusDays(1)) : Optional.empty();
    }

    /** An instant as a person sees it; whoever is not known lives in UTC. */
    static ZonedDateTime local(Instant at, String person, Directory directory) {
        ZoneId zone =
                directory.person(person).map(Versioned::spec).map(Person::zone).orElse(ZoneOffset.UTC);
        return at.atZone(zone);
    }
}
