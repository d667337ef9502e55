package dev.onus.escalation.replay;

import dev.onus.vocabulary.PageRole;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What one person has to bear in one world. */
final class Load {
    private static final int HOURS = 24;

    private long accountable;
    private long informed;
    private long atNight;
    private final Set<LocalDate> nights = new HashSet<>();
    private final long[] byHour = new long[HOURS];

    void paged(PageRole role, ZonedDateTime local, Optional<LocalDate> night) {
        if (role == PageRole.ACCOUNTABLE) {
            accountable++;
        } else {
            informed++;
        }
        byHour[local.getHour()]++;
        night.ifPresent(evening -> {
            atNight++;
            nights.add(evening);
        });
    }

    Burden burden() {
        return new Burden(
                accountable,
                informed,
                atNight,
                nights.size(),
                Arrays.stream(byHour).boxed().toList());
    }
}
