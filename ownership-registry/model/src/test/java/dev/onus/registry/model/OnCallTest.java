package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.ScheduleOverride.Effect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnCallTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final Schedule weekly =
            Given.schedule("Europe/Lisbon", Given.layer("week", RotationUnit.WEEK, 1, MONDAY, NINE, "ana", "bo"));

    @Test
    void shouldHandOverAtTheLocalTimeOfTheSchedule() {
        assertThat(OnCall.at(weekly, Instant.parse("2026-01-05T08:59:59Z")))
                .containsExactly(new OnCallPerson("bo", "week", Instant.parse("2026-01-05T09:00:00Z")));
        assertThat(OnCall.at(weekly, Instant.parse("2026-01-05T09:00:00Z")))
                .containsExactly(new OnCallPerson("ana", "week", Instant.parse("2026-01-12T09:00:00Z")));
        // In summer Lisbon is an hour ahead of UTC, so the same local time is an hour earlier.
        assertThat(OnCall.at(weekly, Instant.parse("2026-06-29T08:00:00Z")))
                .containsExactly(new OnCallPerson("bo", "week", Instant.parse("2026-07-06T08:00:00Z")));
    }

    @Test
    void shouldGoOnBeforeTheAnchor() {
        assertThat(people(weekly, "2025-12-29T10:00:00Z")).containsExactly("bo");
        assertThat(people(weekly, "2025-12-22T10:00:00Z")).containsExactly("ana");
    }

    @Test
    void shouldLetTheAnchorStandAnywhereInTheFirstTurn() {
        Rotation rotation = new Rotation(
                RotationUnit.WEEK, 1, MONDAY.plusDays(3), new Handoff(Optional.of(java.time.DayOfWeek.MONDAY), NINE));
        Schedule schedule = Given.schedule("UTC", new Layer("week", List.of(List.of("ana"), List.of("bo")), rotation));

        assertThat(people(schedule, "2026-01-05T09:00:00Z")).containsExactly("ana");
        assertThat(people(schedule, "2026-01-12T09:00:00Z")).containsExactly("bo");
    }

    @Test
    void shouldTurnByDaysAndIntervals() {
        Schedule schedule =
                Given.schedule("UTC", Given.layer("days", RotationUnit.DAY, 2, MONDAY, NINE, "ana", "bo", "cy"));

        assertThat(people(schedule, "2026-01-06T23:00:00Z")).containsExactly("ana");
        assertThat(people(schedule, "2026-01-07T09:00:00Z")).containsExactly("bo");
        assertThat(people(schedule, "2026-01-09T09:00:00Z")).containsExactly("cy");
        assertThat(people(schedule, "2026-01-11T09:00:00Z")).containsExactly("ana");
    }

    @Test
    void shouldHaveEverybodyOfAGroupOnCallAtOnce() {
        Rotation rotation = new Rotation(RotationUnit.WEEK, 1, MONDAY, Handoff.MIDNIGHT);
        Schedule schedule =
                Given.schedule("UTC", new Layer("pairs", List.of(List.of("ana", "bo"), List.of("cy")), rotation));

        assertThat(people(schedule, "2026-01-06T00:00:00Z")).containsExactly("ana", "bo");
    }

    @Test
    void shouldPutLaterLayersOnTopExceptWhereTheirTurnIsEmpty() {
        Layer below = Given.layer("below", RotationUnit.WEEK, 1, MONDAY, NINE, "ana");
        Layer above = new Layer(
                "above",
                List.of(List.of("bo"), List.of()),
                new Rotation(RotationUnit.DAY, 1, MONDAY, new Handoff(Optional.empty(), NINE)));
        Schedule schedule = Given.schedule("UTC", below, above);

        assertThat(OnCall.at(schedule, Instant.parse("2026-01-05T10:00:00Z")))
                .containsExactly(new OnCallPerson("bo", "above", Instant.parse("2026-01-06T09:00:00Z")));
        // The layer below shows through for the day of the empty turn, and no longer.
        assertThat(OnCall.at(schedule, Instant.parse("2026-01-06T10:00:00Z")))
                .containsExactly(new OnCallPerson("ana", "below", Instant.parse("2026-01-07T09:00:00Z")));
    }

    @Test
    void shouldReplaceAPersonOnlyWhileThatPersonIsOnCall() {
        Schedule schedule = overridden(override("2026-01-10T00:00", "2026-01-14T00:00", "ana", "cy"));

        assertThat(OnCall.at(schedule, Instant.parse("2026-01-09T12:00:00Z")))
                .containsExactly(new OnCallPerson("ana", "week", Instant.parse("2026-01-10T00:00:00Z")));
        assertThat(OnCall.at(schedule, Instant.parse("2026-01-10T00:00:00Z")))
                .containsExactly(new OnCallPerson("cy", OnCall.OVERRIDE, Instant.parse("2026-01-12T09:00:00Z")));
        assertThat(OnCall.at(schedule, Instant.parse("2026-01-12T09:00:00Z")))
                .containsExactly(new OnCallPerson("bo", "week", Instant.parse("2026-01-19T09:00:00Z")));
    }

    @Test
    void shouldTakeOverFromEverybodyWhenNobodyIsNamed() {
        Schedule schedule = overridden(override("2026-01-10T00:00", "2026-01-14T00:00", null, "cy"));

        assertThat(OnCall.at(schedule, Instant.parse("2026-01-13T00:00:00Z")))
                .containsExactly(new OnCallPerson("cy", OnCall.OVERRIDE, Instant.parse("2026-01-14T00:00:00Z")));
    }

    @Test
    void shouldLetTheLaterOverrideWin() {
        Schedule schedule = overridden(
                override("2026-01-10T00:00", "2026-01-14T00:00", "ana", "cy"),
                override("2026-01-11T00:00", "2026-01-12T00:00", "cy", "di"));

        assertThat(people(schedule, "2026-01-10T12:00:00Z")).containsExactly("cy");
        assertThat(people(schedule, "2026-01-11T12:00:00Z")).containsExactly("di");
    }

    @Test
    void shouldHandOverAtTheFirstValidInstantWhenTheTimeIsSkipped() {
        // Lisbon went from 01:00 to 02:00 on 2026-03-29.
        Schedule schedule = Given.schedule(
                "Europe/Lisbon",
                Given.layer("day", RotationUnit.DAY, 1, LocalDate.of(2026, 3, 28), LocalTime.of(1, 30), "ana", "bo"));

        assertThat(people(schedule, "2026-03-29T00:59:59Z")).containsExactly("ana");
        assertThat(people(schedule, "2026-03-29T01:00:00Z")).containsExactly("bo");
    }

    @Test
    void shouldHaveBothOnCallWhileTheHandOffHappensTwice() {
        // Lisbon goes back from 02:00 to 01:00 on 2026-10-25, so 01:30 is at 00:30Z and again at 01:30Z.
        Schedule schedule = Given.schedule(
                "Europe/Lisbon",
                Given.layer("day", RotationUnit.DAY, 1, LocalDate.of(2026, 10, 24), LocalTime.of(1, 30), "ana", "bo"));

        assertThat(people(schedule, "2026-10-25T00:29:59Z")).containsExactly("ana");
        assertThat(OnCall.at(schedule, Instant.parse("2026-10-25T00:30:00Z")))
                .containsExactly(
                        new OnCallPerson("ana", "day", Instant.parse("2026-10-25T01:30:00Z")),
                        new OnCallPerson("bo", "day", Instant.parse("2026-10-26T01:30:00Z")));
        assertThat(people(schedule, "2026-10-25T01:30:00Z")).containsExactly("bo");
    }

    private Schedule overridden(ScheduleOverride... overrides) {
        return new Schedule(ZoneId.of("UTC"), weekly.layers(), List.of(overrides));
    }

    private static ScheduleOverride override(
            String from, String to, @org.jspecify.annotations.Nullable String replace, String with) {
        return new ScheduleOverride(
                LocalDateTime.parse(from),
                LocalDateTime.parse(to),
                replace == null ? new Effect.ReplaceAll() : new Effect.Replace(replace),
                with,
                Optional.of("leave"));
    }

    private static List<String> people(Schedule schedule, String instant) {
        return OnCall.at(schedule, Instant.parse(instant)).stream()
                .map(OnCallPerson::person)
                .toList();
    }
}
