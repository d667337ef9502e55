package dev.onus.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Writes real times into records and alerts, so that what they tell of is happening now: {@code ${now-P31D}}. */
final class Moments {
    private static final Pattern MOMENT = Pattern.compile("\\$\\{now(?:(?<sign>[+-])(?<away>P[0-9DTHMS]+))?}");

    private Moments() {}

    static String filled(String text, Instant now) {
        return MOMENT.matcher(text)
                .replaceAll(found -> moment(found.group("sign"), found.group("away"), now)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
    }

    private static Instant moment(String sign, String away, Instant now) {
        if (away == null) {
            return now;
        }
        Duration distance = Duration.parse(away);
        return sign.equals("-") ? now.minus(distance) : now.plus(distance);
    }
}
