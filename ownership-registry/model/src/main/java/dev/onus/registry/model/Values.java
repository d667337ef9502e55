package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The kinds of value that fields hold. */
final class Values {
    private static final String DAY = "a day of the week, for example MON";
    private static final int SHORT_DAY = 3;

    private Values() {}

    /** A window of a policy. */
    static Optional<Duration> window(Fields fields, String field) {
        return duration(fields, field, EscalationPolicy.LONGEST_WINDOW, "PT15M");
    }

    static Optional<Duration> duration(Fields fields, String field, Duration longest, String example) {
        return fields.parsed(
                field,
                "a duration in ISO 8601 of more than nothing and at most " + longest.toDays() + " days, for example "
                        + example,
                List.of(),
                text -> quietly(Duration::parse, text)
                        .filter(Duration::isPositive)
                        .filter(duration -> duration.compareTo(longest) <= 0));
    }

    /** A duration that may be nothing at all. */
    static Optional<Duration> delay(Fields fields, String field, Duration longest, String example) {
        return fields.parsed(
                field,
                "a duration in ISO 8601 of at most " + longest.toHours() + " hours, for example " + example,
                List.of(),
                text -> quietly(Duration::parse, text)
                        .filter(duration -> !duration.isNegative())
                        .filter(duration -> duration.compareTo(longest) <= 0));
    }

    /** Days of the week, every day where they are left out, and two times of day. Empty when a time is missing. */
    static Optional<WeeklyWindow> weeklyWindow(Fields fields) {
        fields.require("from", "a time of day, for example \"22:00\"");
        fields.require("to", "a time of day, for example \"07:00\"");
        Set<DayOfWeek> days = days(fields, "days");
        Optional<LocalTime> from = time(fields, "from");
        Optional<LocalTime> to = time(fields, "to");
        fields.refuseUnknown();
        if (fields.has("days") && fields.texts("days").isEmpty()) {
            fields.problem("days", "Expected at least one day of the week, but got none.");
        }
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        days.isEmpty()
                                ? WeeklyWindow.daily(from.get(), to.get())
                                : new WeeklyWindow(days, from.get(), to.get()));
    }

    /** {@code MON} or {@code MONDAY}, in any case. */
    static Optional<DayOfWeek> day(Fields fields, String field) {
        return fields.parsed(field, DAY, days(), Values::day);
    }

    static Set<DayOfWeek> days(Fields fields, String field) {
        return Set.copyOf(fields.allParsed(field, DAY, text -> days(), Values::day));
    }

    static Optional<Instant> instant(Fields fields, String field) {
        return fields.parsed(
                field,
                "an instant, for example 2027-01-01T00:00:00Z",
                List.of(),
                text -> quietly(moment -> OffsetDateTime.parse(moment).toInstant(), text));
    }

    static Optional<LocalDate> date(Fields fields, String field) {
        return fields.parsed(
                field, "a date, for example 2026-01-05", List.of(), text -> quietly(LocalDate::parse, text));
    }

    static Optional<LocalTime> time(Fields fields, String field) {
        return fields.parsed(
                field, "a time of day, for example \"09:00\"", List.of(), text -> quietly(LocalTime::parse, text));
    }

    static Optional<LocalDateTime> localDateTime(Fields fields, String field) {
        return fields.parsed(
                field,
                "a local date and time without a zone, for example 2026-12-24T09:00",
                List.of(),
                text -> quietly(LocalDateTime::parse, text));
    }

    /** A zone with rules of its own: an offset or an abbreviation knows no summer time. */
    static Optional<ZoneId> zone(Fields fields, String field) {
        return fields.parsed(
                field,
                "a time zone of the IANA database, for example Europe/Lisbon",
                List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds())),
                text -> ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty());
    }

    static <E extends Enum<E> & Word> Optional<E> word(Fields fields, String field, Class<E> type) {
        return fields.parsed(field, oneOf(type), words(type), text -> Word.find(type, text));
    }

    static <E extends Enum<E> & Word> Set<E> words(Fields fields, String field, Class<E> type) {
        return Set.copyOf(fields.allParsed(field, oneOf(type), text -> words(type), text -> Word.find(type, text)));
    }

    static List<Target> targets(Fields fields, String field) {
        return fields.allParsed(field, TargetWords.EXPECTED, TargetWords::candidates, Target::find);
    }

    static Optional<Target> target(Fields fields, String field) {
        return fields.text(field)
                .flatMap(given ->
                        fields.parsed(field, TargetWords.EXPECTED, TargetWords.candidates(given), Target::find));
    }

    /** An address that something can be posted to. */
    static Optional<String> url(Fields fields, String field) {
        return fields.parsed(
                field,
                "an address that begins with https:// or http:// and names a host",
                List.of(),
                text -> quietly(URI::create, text)
                        .filter(uri ->
                                "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                        .filter(uri -> uri.getHost() != null)
                        .map(uri -> text));
    }

    /** A reference to a secret. What came is never repeated: it may be the secret itself. */
    static Optional<SecretRef> secret(Fields fields, String field) {
        Optional<String> text = fields.text(field);
        Optional<SecretRef> reference = text.flatMap(SecretRef::find);
        if (text.isPresent() && reference.isEmpty()) {
            fields.problem(
                    field, "Expected a reference, env:<variable> or file:<path>, but got something else (not shown).");
        }
        return reference;
    }

    static <E extends Enum<E> & Word> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Word::word).toList();
    }

    private static Optional<DayOfWeek> day(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(upper) || shortName(day).equals(upper))
                .findFirst();
    }

    private static List<String> days() {
        return Arrays.stream(DayOfWeek.values()).map(Values::shortName).toList();
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, SHORT_DAY);
    }

    private static <E extends Enum<E> & Word> String oneOf(Class<E> type) {
        return "one of " + Word.all(type);
    }

    private static <T> Optional<T> quietly(Function<String, T> parse, String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
