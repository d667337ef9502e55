package dev.onus.escalation.stream.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How single values are kept in a row: instants as milliseconds, what is missing as null. */
final class StoredValues {
    private StoredValues() {}

    static Instant instant(long epochMilli) {
        return Instant.ofEpochMilli(epochMilli);
    }

    static Optional<Instant> instant(@Nullable Long epochMilli) {
        return epochMilli == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(epochMilli));
    }

    static @Nullable Long millis(Optional<Instant> instant) {
        return instant.isPresent() ? (Long) instant.get().toEpochMilli() : null;
    }

    static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }
}
