package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeWindowTest {
    @Test
    void shouldReadLocalTimesInItsZoneAndInstantsWithTheirs() {
        ChangeWindow local =
                window(Map.of("timeZone", "Europe/Berlin", "from", "2026-11-21T10:00", "to", "2026-11-21T12:00"));
        ChangeWindow instants = window(Map.of("from", "2026-11-21T09:00:00Z", "to", "2026-11-21T12:00:00+01:00"));

        assertThat(local.periods()).isEqualTo(instants.periods());
        assertThat(isOpen(local, "2026-11-21T08:59:59Z")).isFalse();
        assertThat(isOpen(local, "2026-11-21T09:00:00Z")).isTrue();
        assertThat(isOpen(local, "2026-11-21T11:00:00Z")).isFalse();
    }

    @Test
    void shouldOpenInEachOfSeveralPeriods() {
        ChangeWindow window = window(Map.of(
                "periods",
                List.of(
                        Map.of("from", "2026-11-21T10:00:00Z", "to", "2026-11-21T11:00:00Z"),
                        Map.of("from", "2026-11-22T10:00:00Z", "to", "2026-11-22T11:00:00Z"))));

        assertThat(isOpen(window, "2026-11-21T10:30:00Z")).isTrue();
        assertThat(isOpen(window, "2026-11-21T11:30:00Z")).isFalse();
        assertThat(isOpen(window, "2026-11-22T10:30:00Z")).isTrue();
    }

    @Test
    void shouldOpenEveryWeekAlsoOverMidnight() {
        ChangeWindow window = weekly("Europe/Lisbon", "SATURDAY", "22:00", "01:30");

        assertThat(isOpen(window, "2026-11-21T22:00:00Z")).isTrue();
        assertThat(isOpen(window, "2026-11-22T01:29:59Z")).as("Sunday morning").isTrue();
        assertThat(isOpen(window, "2026-11-22T01:30:00Z")).isFalse();
        assertThat(isOpen(window, "2026-11-22T22:30:00Z")).as("Sunday evening").isFalse();
        assertThat(isOpen(window, "2026-11-28T23:00:00Z")).as("a week later").isTrue();
    }

    @Test
    void shouldStayOpenUntilItsEndHappensTheSecondTimeWhenTheClockGoesBack() {
        ChangeWindow window = weekly("Europe/Berlin", "SUN", "02:15", "02:45");

        // On 25 October 2026 the hour from 02:00 to 03:00 happens twice: 00:00Z to 02:00Z.
        assertThat(isOpen(window, "2026-10-25T00:14:59Z")).isFalse();
        assertThat(isOpen(window, "2026-10-25T00:15:00Z")).isTrue();
        assertThat(isOpen(window, "2026-10-25T01:44:59Z")).isTrue();
        assertThat(isOpen(window, "2026-10-25T01:45:00Z")).isFalse();
    }

    @Test
    void shouldOpenAtTheFirstInstantThatExistsWhenTheClockGoesForward() {
        ChangeWindow window = weekly("Europe/Berlin", "SUN", "02:30", "04:00");

        // On 29 March 2026 the clock goes from 02:00 to 03:00 at 01:00Z.
        assertThat(isOpen(window, "2026-03-29T00:59:59Z")).isFalse();
        assertThat(isOpen(window, "2026-03-29T01:00:00Z")).isTrue();
        assertThat(isOpen(window, "2026-03-29T02:00:00Z")).isFalse();
    }

    @Test
    void shouldConcernOnlyTheIdentitiesThatItMatches() {
        Given given = new Given();
        Map<String, Object> always = Map.of("from", "2026-01-01T00:00:00Z", "to", "2027-01-01T00:00:00Z");
        given.with(Kind.CHANGE_WINDOW, "all", always)
                .with(Kind.CHANGE_WINDOW, "roles", and(always, "match", Map.of("type", "role")))
                .with(Kind.CHANGE_WINDOW, "payments", and(always, "match", Map.of("system", "payments")))
                .with(Kind.CHANGE_WINDOW, "staging", and(always, "match", Map.of("environment", "staging")));
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        Identity identity = Given.identity(Map.of("id", Given.KEY.toString(), "system", "payments"));

        assertThat(ChangeWindows.open(
                        Given.KEY.toString(), Optional.of(identity), Optional.empty(), given.directory(), now))
                .containsExactly("all", "payments");
        assertThat(ChangeWindows.open(
                        "aws:role:unheard-of", Optional.empty(), Optional.of("staging"), given.directory(), now))
                .containsExactly("all", "roles", "staging");
    }

    @Test
    void shouldRefuseAWindowThatNeverOpensOrEndsBeforeItBegins() {
        assertThat(problems(Map.of("reason", "none")))
                .containsExactly("spec.from: Expected from and to, periods, or weekly, but the window never opens.");
        assertThat(problems(Map.of("from", "2026-11-21T12:00", "to", "2026-11-21T10:00")))
                .containsExactly("spec.to: Expected a time after 2026-11-21T12:00:00Z, but got 2026-11-21T10:00:00Z.");
        assertThat(problems(Map.of("from", "tomorrow", "periods", List.of(Map.of("to", "2026-11-21T10:00")))))
                .anyMatch(problem -> problem.startsWith("spec.from: Expected an instant or a local time in timeZone"))
                .anyMatch(problem -> problem.startsWith("spec.to: Expected an instant or a local time"))
                .anyMatch(problem -> problem.startsWith("spec.periods[0].from: Expected an instant or a local time"))
                .hasSize(3);
        assertThat(problems(Map.of("weekly", List.of(Map.of("days", List.of("SAM"), "from", "22:00")))))
                .anyMatch(problem -> problem.startsWith("spec.weekly[0].days[0]: Expected a day of the week"))
                .anyMatch(problem -> problem.startsWith("spec.weekly[0].to: Expected a time of day"))
                .hasSize(2);
        assertThat(problems(and(
                        Map.of("from", "2026-11-21T10:00", "to", "2026-11-21T12:00"),
                        "match",
                        Map.of("alertClass", "other"))))
                .singleElement()
                .asString()
                .startsWith("spec.match.alertClass: Expected a known field");
    }

    private static ChangeWindow weekly(String zone, String day, String from, String to) {
        return window(
                Map.of("timeZone", zone, "weekly", List.of(Map.of("days", List.of(day), "from", from, "to", to))));
    }

    private static boolean isOpen(ChangeWindow window, String instant) {
        return window.isOpen(Instant.parse(instant));
    }

    private static Map<String, Object> and(Map<String, Object> fields, String field, Object value) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put(field, value);
        return all;
    }

    private static ChangeWindow window(Map<String, Object> spec) {
        if (read(spec) instanceof Reading.Read read) {
            return (ChangeWindow) read.spec();
        }
        throw new AssertionError(read(spec));
    }

    private static List<String> problems(Map<String, Object> spec) {
        if (read(spec) instanceof Reading.Unreadable unreadable) {
            return unreadable.problems().stream().map(Problem::toString).toList();
        }
        return List.of();
    }

    private static Reading read(Map<String, Object> spec) {
        return new RecordReader(UnknownFields.REFUSE)
                .read(Kind.CHANGE_WINDOW, Map.of("metadata", Map.of("name", "any"), "spec", spec));
    }
}
