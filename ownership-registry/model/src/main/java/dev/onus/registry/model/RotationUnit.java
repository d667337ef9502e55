package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.util.Optional;

/** What a rotation counts turns in. */
public enum RotationUnit implements Word {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY,
    WEEK,
    MONTH;

    private final Optional<Duration> length;

    RotationUnit() {
        this.length = Optional.empty();
    }

    RotationUnit(Duration length) {
        this.length = Optional.of(length);
    }

    /** Its real length. Days, weeks and months have none: they are counted on the calendar, whatever the clocks do. */
    public Optional<Duration> length() {
        return length;
    }
}
