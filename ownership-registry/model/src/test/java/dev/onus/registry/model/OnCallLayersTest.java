package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What lies on top of what. */
class OnCallLayersTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final WeeklyWindow DAYTIME = new WeeklyWindow(WEEKDAYS, LocalTime.of(8, 0), LocalTime.of(20, 0));

    private final Layer everyHour = weekly("base", "ana");

    @Test
    void shouldLetTheLayerBelowShowThroughOutsideOfTheRestrictions() {
        Schedule schedule = Given.schedule("UTC", everyHour, restricted("day", "bo", DAYTIME));

        assertThat(OnCall.at(schedule, at("2026-01-06T07:59:59Z")))
                .containsExactly(new OnCallPerson("ana", "base", at("2026-01-06T08:00:00Z")));
        assertThat(OnCall.at(schedule, at("2026-01-06T08:00:00Z")))
                .containsExactly(new OnCallPerson("bo", "day", at("2026-01-06T20:00:00Z")));
        assertThat(OnCall.at(schedule, at("2026-01-09T20:00:00Z")))
                .as("from Friday evening to the end of ana's turn")
                .containsExactly(new OnCallPerson("ana", "base", at("2026-01-12T00:00:00Z")));
    }

    @Test
    void shouldCountAWindowOverMidnightToTheDayOnWhichItBegins() {
        WeeklyWindow friday = new WeeklyWindow(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(20, 0), LocalTime.of(8, 0));
        Schedule schedule = Given.schedule("UTC", restricted("night", "bo", friday));

        assertThat(OnCall.shifts(schedule, at("2026-01-05T00:00:00Z"), at("2026-01-12T00:00:00Z")))
                .containsExactly(new Shift("bo", "night", at("2026-01-09T20:00:00Z"), at("2026-01-10T08:00:00Z")));
    }

    @Test
    void shouldTakeAWindowThatEndsWhenItBeginsForAWholeDay() {
        WeeklyWindow sunday = new WeeklyWindow(EnumSet.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        WeeklyWindow saturday =
                new WeeklyWindow(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(6, 0), LocalTime.of(6, 0));
        Schedule schedule = Given.schedule("UTC", restricted("weekend", "bo", sunday, saturday));

        assertThat(OnCall.shifts(schedule, at("2026-01-05T00:00:00Z"), at("2026-01-14T00:00:00Z")))
                .as("windows that overlap are one")
                .containsExactly(new Shift("bo", "weekend", at("2026-01-10T06:00:00Z"), at("2026-01-12T00:00:00Z")));
    }

    @Test
    void shouldGoOnTurningOutsideOfTheRestrictions() {
        Layer shifts = new Layer(
                "day",
                List.of(List.of("ana"), List.of("bo")),
                new Rotation(RotationUnit.DAY, 1, MONDAY, Handoff.MIDNIGHT),
                List.of(DAYTIME),
                Optional.empty(),
                Optional.empty());

        assertThat(people(Given.schedule("UTC", shifts), "2026-01-09T10:00:00Z"))
                .containsExactly("ana");
        assertThat(people(Given.schedule("UTC", shifts), "2026-01-12T10:00:00Z"))
                .as("two turns went by on the weekend")
                .containsExactly("bo");
    }

    @Test
    void shouldPutTheHigherPriorityOnTopWhereverItIsWritten() {
        Schedule schedule = Given.schedule(
                "UTC",
                ranked(restricted("day", "bo", DAYTIME), 9),
                ranked(everyHour, 1),
                ranked(weekly("low", "cy"), 0));

        assertThat(people(schedule, "2026-01-06T10:00:00Z")).containsExactly("bo");
        assertThat(people(schedule, "2026-01-06T21:00:00Z")).containsExactly("ana");
    }

    @Test
    void shouldHaveLayersOfOnePriorityOnCallTogether() {
        Schedule schedule = Given.schedule(
                "UTC",
                ranked(everyHour, 3),
                ranked(restricted("day", "bo", DAYTIME), 3),
                ranked(weekly("low", "cy"), 2));

        assertThat(people(schedule, "2026-01-06T10:00:00Z")).containsExactly("ana", "bo");
        assertThat(people(schedule, "2026-01-06T21:00:00Z")).containsExactly("ana");
    }

    @Test
    void shouldRefuseAPriorityOnSomeLayersOnly() {
        assertThatThrownBy(() -> Given.schedule("UTC", everyHour, ranked(everyHour, 1)))
                .hasMessage("Expected all layers to have a priority or none, but 1 of 2 have one.");
    }

    @Test
    void shouldReadALayerInItsOwnZone() {
        Layer tokyo = new Layer(
                "tokyo",
                List.of(List.of("yui")),
                new Rotation(RotationUnit.WEEK, 1, MONDAY, Handoff.MIDNIGHT),
                List.of(DAYTIME),
                Optional.empty(),
                Optional.of(ZoneId.of("Asia/Tokyo")));
        Schedule schedule = Given.schedule("UTC", everyHour, tokyo);

        assertThat(OnCall.at(schedule, at("2026-01-05T23:00:00Z")))
                .containsExactly(new OnCallPerson("yui", "tokyo", at("2026-01-06T11:00:00Z")));
        assertThat(people(schedule, "2026-01-06T11:00:00Z")).containsExactly("ana");
    }

    @Test
    void shouldPutSomebodyBesideThoseOnCall() {
        Schedule schedule = overridden(
                ScheduleOverride.adding(local("2026-01-06T10:00"), local("2026-01-06T12:00"), "cy"),
                ScheduleOverride.replacing("ana", local("2026-01-06T11:00"), local("2026-01-06T12:00"), "di"));

        assertThat(people(schedule, "2026-01-06T10:00:00Z")).containsExactly("ana", "cy");
        assertThat(people(schedule, "2026-01-06T11:00:00Z")).containsExactly("di", "cy");
        assertThat(people(schedule, "2026-01-06T12:00:00Z")).containsExactly("ana");
    }

    @Test
    void shouldNameAPersonOnceWithTheLongerShiftWhoIsAddedBesideOneself() {
        Schedule schedule =
                overridden(ScheduleOverride.adding(local("2026-01-06T10:00"), local("2026-01-13T12:00"), "ana"));

        assertThat(OnCall.at(schedule, at("2026-01-06T10:00:00Z")))
                .containsExactly(new OnCallPerson("ana", OnCall.OVERRIDE, at("2026-01-13T12:00:00Z")));
    }

    @Test
    void shouldFillAGapWithWhoIsAddedOrReplacesAll() {
        Schedule day = Given.schedule("UTC", restricted("day", "bo", DAYTIME));
        Schedule schedule = new Schedule(
                day.timeZone(),
                day.layers(),
                List.of(
                        ScheduleOverride.adding(local("2026-01-06T20:00"), local("2026-01-06T22:00"), "cy"),
                        ScheduleOverride.replacingAll(local("2026-01-06T22:00"), local("2026-01-07T00:00"), "di"),
                        ScheduleOverride.replacing("bo", local("2026-01-07T00:00"), local("2026-01-07T09:00"), "ed")));

        assertThat(OnCall.shifts(schedule, at("2026-01-06T19:00:00Z"), at("2026-01-07T10:00:00Z")))
                .containsExactly(
                        new Shift("bo", "day", at("2026-01-06T19:00:00Z"), at("2026-01-06T20:00:00Z")),
                        new Shift("cy", OnCall.OVERRIDE, at("2026-01-06T20:00:00Z"), at("2026-01-06T22:00:00Z")),
                        new Shift("di", OnCall.OVERRIDE, at("2026-01-06T22:00:00Z"), at("2026-01-07T00:00:00Z")),
                        new Shift("ed", OnCall.OVERRIDE, at("2026-01-07T08:00:00Z"), at("2026-01-07T09:00:00Z")),
                        new Shift("bo", "day", at("2026-01-07T09:00:00Z"), at("2026-01-07T10:00:00Z")));
    }

    @Test
    void shouldSwapTwoWeeksByTwoOverrides() {
        Schedule weeks = Given.schedule(
                "UTC", Given.layer("week", RotationUnit.WEEK, 1, MONDAY, LocalTime.MIDNIGHT, "ana", "bo"));
        Schedule schedule = new Schedule(
                weeks.timeZone(),
                weeks.layers(),
                List.of(
                        ScheduleOverride.replacing("ana", local("2026-01-05T00:00"), local("2026-01-12T00:00"), "bo"),
                        ScheduleOverride.replacing("bo", local("2026-01-12T00:00"), local("2026-01-19T00:00"), "ana")));

        assertThat(people(schedule, "2026-01-05T00:00:00Z")).containsExactly("bo");
        assertThat(people(schedule, "2026-01-12T00:00:00Z")).containsExactly("ana");
        assertThat(people(schedule, "2026-01-19T00:00:00Z")).containsExactly("ana");
        assertThat(people(schedule, "2026-01-26T00:00:00Z")).containsExactly("bo");
    }

    private Schedule overridden(ScheduleOverride... overrides) {
        return new Schedule(ZoneId.of("UTC"), List.of(everyHour), List.of(overrides));
    }

    private static Layer weekly(String name, String person) {
        return Given.layer(name, RotationUnit.WEEK, 1, MONDAY, LocalTime.MIDNIGHT, person);
    }

    private static Layer restricted(String name, String person, WeeklyWindow... windows) {
        Layer layer = weekly(name, person);
        return new Layer(
                name, layer.participants(), layer.rotation(), List.of(windows), Optional.empty(), Optional.empty());
    }

    private static Layer ranked(Layer layer, int priority) {
        return new Layer(
                layer.name(),
                layer.participants(),
                layer.rotation(),
                layer.restrictions(),
                Optional.of(priority),
                Optional.empty());
    }

    private static List<String> people(Schedule schedule, String instant) {
        return OnCall.at(schedule, at(instant)).stream()
                .map(OnCallPerson::person)
                .toList();
    }

    private static LocalDateTime local(String time) {
        return LocalDateTime.parse(time);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
