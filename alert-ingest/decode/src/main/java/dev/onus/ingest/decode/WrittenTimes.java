package dev.onus.ingest.decode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as people and programs write them: RFC 3339 and what is nearly that (a space for the T, Go's two zones, words
 * after it), {@code Jul 30, 2024 9:53:13 PM}, {@code Mon Jul 5 12:54:43 2021 +0530}, {@code Sep 07 2018 14:50:39},
 * {@code Jan 4 11:14:32}, {@code 10-19-2003}, {@code Sun, 06 Nov 1994 08:49:37 GMT}.
 */
final class WrittenTimes {
    private static final String ZONE =
            "\\(?(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?|[A-Za-z]{1,20}/[A-Za-z_/]{1,40}|[A-Z]{3,4})\\)?";
    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?";
    private static final String NAME = "(?<name>[A-Za-z]{3})[a-z]{0,6}\\.?";
    private static final String WEEKDAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\\s{1,3})?";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-/](?<month>\\d{2})[-/](?<day>\\d{2})(?:(?:\\s{0,3}T|\\s{1,3})" + TIME
                    + ")?(?:\\s?" + ZONE + ")?(?![\\d:]).{0,60}");
    private static final Pattern NAME_FIRST = Pattern.compile(WEEKDAY + NAME
            + "\\s{1,3}(?<day>\\d{1,2}),?\\s{1,3}(?:(?<year>\\d{4}),?\\s{1,3})?" + TIME
            + "(?:\\s?(?<half>[AaPp])\\.?[Mm]\\.?)?(?:\\s(?<late>\\d{4}))?(?:\\s" + ZONE
            + ")?(?:\\s(?<later>\\d{4}))?");
    private static final Pattern DAY_FIRST = Pattern.compile(WEEKDAY + "(?<day>\\d{1,2})[\\s/-]" + NAME
            + "[\\s/-](?<year>\\d{4})[\\s:]" + TIME + "(?:\\s?" + ZONE + ")?");
    private static final Pattern AMERICAN = Pattern.compile(
            "(?<month>\\d{2})[-/](?<day>\\d{2})[-/](?<year>\\d{4})(?:[\\sT]" + TIME + "(?:\\s?" + ZONE + ")?)?");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int NOON = 12;
    private static final int LAST_SECOND = 59;

    private final Matcher found;

    private WrittenTimes(Matcher found) {
        this.found = found;
    }

    /**
     * @param time as it stands there, in the zone
     * @param zone empty when it names none
     */
    record Written(LocalDateTime time, Optional<ZoneId> zone) {
        static Written at(Instant instant) {
            return new Written(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Optional.of(ZoneOffset.UTC));
        }

        static Written withoutZone(LocalDateTime time) {
            return new Written(time, Optional.empty());
        }

        Instant in(ZoneId other) {
            return time.atZone(zone.orElse(other)).toInstant();
        }
    }

    static Optional<Written> read(String text, Optional<Instant> near) {
        String plain = text.replace('\u00a0', ' ').replace('\u202f', ' ');
        return Stream.of(YEAR_FIRST, NAME_FIRST, DAY_FIRST, AMERICAN)
                .map(pattern -> pattern.matcher(plain))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(found -> new WrittenTimes(found).written(near));
    }

    private Optional<Written> written(Optional<Instant> near) {
        try {
            Optional<Integer> year = number("year").or(() -> number("late")).or(() -> number("later"));
            return year.isPresent() ? year.map(this::in) : near.flatMap(this::closest);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of the years around it, the one that brings it closest. */
    private Optional<Written> closest(Instant near) {
        int year = near.atZone(ZoneOffset.UTC).getYear();
        Function<Written, Duration> distance =
                written -> Duration.between(written.in(ZoneOffset.UTC), near).abs();
        return Stream.of(year - 1, year, year + 1)
                .filter(each -> text("month").isPresent() || month() != 2 || day() < 29 || Year.isLeap(each))
                .map(this::in)
                .min((one, other) -> distance.apply(one).compareTo(distance.apply(other)));
    }

    private Written in(int year) {
        int second = Math.min(number("second").orElse(0), LAST_SECOND);
        String fraction = (text("fraction").orElse("") + "000000000").substring(0, 9);
        LocalDateTime time = LocalDateTime.of(
                year, month(), day(), hour(), number("minute").orElse(0), second, Integer.parseInt(fraction));
        return new Written(time, named());
    }

    private int month() {
        return number("month")
                .orElseGet(() -> MONTHS.indexOf(text("name").orElse("").toLowerCase(Locale.ROOT)) + 1);
    }

    private int day() {
        return number("day").orElse(0);
    }

    /** 12 AM is midnight, 12 PM is noon. */
    private int hour() {
        int hour = number("hour").orElse(0);
        return text("half")
                .map(half -> hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0))
                .orElse(hour);
    }

    private Optional<ZoneId> named() {
        return text("zone").flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name, ZoneId.SHORT_IDS));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<Integer> number(String group) {
        return text(group).map(Integer::parseInt);
    }

    /** Empty also when the pattern has no such group. */
    private Optional<String> text(String group) {
        return found.namedGroups().containsKey(group) ? Optional.ofNullable(found.group(group)) : Optional.empty();
    }
}
