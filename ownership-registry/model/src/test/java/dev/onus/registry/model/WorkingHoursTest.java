package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private final Given given = new Given();

    @Test
    void shouldBeNineToFiveFromMondayToFridayWhereNobodySaysOtherwise() {
        WorkingHours hours = WorkingHours.of("unknown", given.directory());

        assertThat(hours.includes(at("2026-11-20T08:59:59Z"))).isFalse();
        assertThat(hours.includes(at("2026-11-20T09:00:00Z"))).isTrue();
        assertThat(hours.includes(at("2026-11-20T17:00:00Z"))).isFalse();
        assertThat(hours.includes(at("2026-11-21T12:00:00Z"))).as("a Saturday").isFalse();
    }

    @Test
    void shouldTakeTheZoneOfTheScheduleWhereTheTeamSaysNone() {
        given.person("ana").weekly("primary", "Asia/Kolkata", "ana");
        given.with(Kind.TEAM, "usual", Map.of("members", "ana", "schedule", "primary"))
                .with(
                        Kind.TEAM,
                        "late",
                        Map.of("schedule", "primary", "workingHours", Map.of("from", "12:00", "to", "20:00")))
                .with(
                        Kind.TEAM,
                        "abroad",
                        Map.of("schedule", "primary", "workingHours", Map.of("timeZone", "Europe/Lisbon")));

        assertThat(hours("usual").timeZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(hours("usual").includes(at("2026-11-20T03:30:00Z"))).isTrue();
        assertThat(hours("late").includes(at("2026-11-20T03:30:00Z"))).isFalse();
        assertThat(hours("late").includes(at("2026-11-20T14:29:00Z"))).isTrue();
        assertThat(hours("late").includes(at("2026-11-20T14:30:00Z"))).isFalse();
        assertThat(hours("abroad").timeZone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    }

    @Test
    void shouldReadDaysInShortAndInFull() {
        given.with(Kind.TEAM, "weekend", Map.of("workingHours", Map.of("days", List.of("SAT", "sunday"))));

        assertThat(hours("weekend").days()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void shouldSayWhenTheNextWindowBegins() {
        WorkingHours hours = WorkingHours.usual(ZoneId.of("Europe/Lisbon"));

        assertThat(hours.nextWorking(at("2026-11-20T10:00:00Z"))).isEqualTo(at("2026-11-20T10:00:00Z"));
        assertThat(hours.nextWorking(at("2026-11-20T17:00:00Z"))).isEqualTo(at("2026-11-23T09:00:00Z"));
        assertThat(hours.nextWorking(at("2026-11-23T05:00:00Z"))).isEqualTo(at("2026-11-23T09:00:00Z"));
    }

    @Test
    void shouldBeginAtTheSameLocalTimeAfterAClockChange() {
        WorkingHours hours = WorkingHours.usual(ZoneId.of("Europe/Lisbon"));

        assertThat(hours.nextWorking(at("2026-03-27T20:00:00Z"))).isEqualTo(at("2026-03-30T08:00:00Z"));
        assertThat(hours.nextWorking(at("2026-10-23T20:00:00Z"))).isEqualTo(at("2026-10-26T09:00:00Z"));
    }

    @Test
    void shouldGoOnOverMidnight() {
        WorkingHours nights =
                new WorkingHours(ZoneId.of("UTC"), Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

        assertThat(nights.includes(at("2026-11-21T05:59:59Z"))).isTrue();
        assertThat(nights.includes(at("2026-11-21T06:00:00Z"))).isFalse();
        assertThat(nights.nextWorking(at("2026-11-21T06:00:00Z"))).isEqualTo(at("2026-11-27T22:00:00Z"));
    }

    @Test
    void shouldRefuseDaysAndTimesThatAreNone() {
        Reading reading = new RecordReader(UnknownFields.REFUSE)
                .read(
                        Kind.TEAM,
                        Map.of(
                                "metadata",
                                Map.of("name", "odd"),
                                "spec",
                                Map.of("workingHours", Map.of("days", List.of("MO"), "from", "9", "until", "17:00"))));

        assertThat(reading.toString())
                .contains("spec.workingHours.days[0]")
                .contains("spec.workingHours.from")
                .contains("spec.workingHours.until");
    }

    private WorkingHours hours(String team) {
        return WorkingHours.of(team, given.directory());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
