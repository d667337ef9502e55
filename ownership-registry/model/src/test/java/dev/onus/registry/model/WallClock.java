package dev.onus.registry.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a zone's clock on the wall shows, minute by minute. It knows nothing of gaps and overlaps: a local time has come
 * once the clock has shown it or a later one, and has gone once the clock will show neither it nor an earlier one again.
 */
final class WallClock {
    private static final int SECONDS = 60;

    private final long[] highestSoFar;
    private final long[] lowestFromHere;

    WallClock(ZoneId zone, Instant first, int minutes) {
        highestSoFar = new long[minutes];
        lowestFromHere = new long[minutes];
        long highest = Long.MIN_VALUE;
        for (int minute = 0; minute < minutes; minute++) {
            highest = Math.max(highest, shown(zone, first.plusSeconds((long) SECONDS * minute)));
            highestSoFar[minute] = highest;
        }
        long lowest = Long.MAX_VALUE;
        for (int minute = minutes - 1; minute >= 0; minute--) {
            lowest = Math.min(lowest, shown(zone, first.plusSeconds((long) SECONDS * minute)));
            lowestFromHere[minute] = lowest;
        }
    }

    boolean isWithin(int minute, LocalDateTime from, LocalDateTime to) {
        boolean toCome = lowestFromHere[minute] < minutes(to) || lowestFromHere[minute + 1] <= minutes(to);
        return highestSoFar[minute] >= minutes(from) && toCome;
    }

    /** Some local time that is near. */
    LocalDateTime about(int minute) {
        return LocalDateTime.ofEpochSecond(highestSoFar[minute] * SECONDS, 0, ZoneOffset.UTC);
    }

    /** The first minute at which the clock shows this or something later. */
    static Instant reaches(LocalDateTime local, ZoneId zone) {
        Instant instant = local.minusHours(20).toInstant(ZoneOffset.UTC);
        while (shown(zone, instant) < minutes(local)) {
            instant = instant.plusSeconds(SECONDS);
        }
        return instant;
    }

    private static long shown(ZoneId zone, Instant instant) {
        return Math.floorDiv(
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds(), SECONDS);
    }

    private static long minutes(LocalDateTime local) {
        return Math.floorDiv(local.toEpochSecond(ZoneOffset.UTC), SECONDS);
    }
}
