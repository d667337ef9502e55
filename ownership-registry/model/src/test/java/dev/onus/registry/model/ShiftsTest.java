package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is on call over a window, and what is made of it. */
class ShiftsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final Schedule weekly =
            Given.schedule("Europe/Lisbon", Given.layer("week", RotationUnit.WEEK, 1, MONDAY, NINE, "ana", "bo"));

    @Test
    void shouldCutShiftsToTheWindow() {
        assertThat(OnCall.shifts(weekly, at("2026-01-11T00:00:00Z"), at("2026-01-13T00:00:00Z")))
                .containsExactly(
                        new Shift("ana", "week", at("2026-01-11T00:00:00Z"), at("2026-01-12T09:00:00Z")),
                        new Shift("bo", "week", at("2026-01-12T09:00:00Z"), at("2026-01-13T00:00:00Z")));
        assertThat(OnCall.shifts(weekly, at("2026-01-11T00:00:00Z"), at("2026-01-11T00:00:00Z")))
                .isEmpty();
        assertThat(OnCall.gaps(weekly, at("2026-01-12T00:00:00Z"), at("2026-01-11T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void shouldRenderAYear() {
        List<Shift> shifts = OnCall.shifts(weekly, at("2026-01-05T09:00:00Z"), at("2027-01-04T09:00:00Z"));

        assertThat(shifts).hasSize(52);
        assertThat(shifts).extracting(Shift::from).isSorted();
        assertThat(shifts).filteredOn(shift -> shift.person().equals("ana")).hasSize(26);
    }

    @Test
    void shouldEndAShiftWithItsTurnAlsoWhenTheNextIsTheSamePersons() {
        Schedule alone = Given.schedule("UTC", Given.layer("day", RotationUnit.DAY, 1, MONDAY, NINE, "ana"));

        assertThat(OnCall.shifts(alone, at("2026-01-05T09:00:00Z"), at("2026-01-07T09:00:00Z")))
                .containsExactly(
                        new Shift("ana", "day", at("2026-01-05T09:00:00Z"), at("2026-01-06T09:00:00Z")),
                        new Shift("ana", "day", at("2026-01-06T09:00:00Z"), at("2026-01-07T09:00:00Z")));
        assertThat(OnCall.nextShifts("ana", alone, at("2026-01-05T00:00:00Z"), at("2026-02-05T00:00:00Z")))
                .as("nobody needs to be told that nothing changes")
                .isEmpty();
    }

    @Test
    void shouldInterruptAShiftForAnOverride() {
        Schedule schedule = new Schedule(
                weekly.timeZone(),
                weekly.layers(),
                List.of(ScheduleOverride.replacing(
                        "ana",
                        LocalDateTime.parse("2026-01-06T12:00"),
                        LocalDateTime.parse("2026-01-06T14:00"),
                        "cy")));

        assertThat(OnCall.shifts(schedule, at("2026-01-06T00:00:00Z"), at("2026-01-07T00:00:00Z")))
                .containsExactly(
                        new Shift("ana", "week", at("2026-01-06T00:00:00Z"), at("2026-01-06T12:00:00Z")),
                        new Shift("cy", OnCall.OVERRIDE, at("2026-01-06T12:00:00Z"), at("2026-01-06T14:00:00Z")),
                        new Shift("ana", "week", at("2026-01-06T14:00:00Z"), at("2026-01-07T00:00:00Z")));
    }

    @Test
    void shouldNameTheShiftsThatBegin() {
        assertThat(OnCall.nextShifts("bo", weekly, at("2026-01-05T09:00:00Z"), at("2026-01-27T00:00:00Z")))
                .as("with the real end, also beyond the window")
                .containsExactly(
                        new Shift("bo", "week", at("2026-01-12T09:00:00Z"), at("2026-01-19T09:00:00Z")),
                        new Shift("bo", "week", at("2026-01-26T09:00:00Z"), at("2026-02-02T09:00:00Z")));
        assertThat(OnCall.nextShifts("bo", weekly, at("2026-01-12T09:00:00Z"), at("2026-01-12T09:00:01Z")))
                .as("one that begins with the window counts")
                .hasSize(1);
        assertThat(OnCall.nextShifts("bo", weekly, at("2026-01-12T09:00:01Z"), at("2026-01-26T09:00:00Z")))
                .as("neither one that is under way nor one that begins with the end")
                .isEmpty();
        assertThat(OnCall.nextShifts("cy", weekly, at("2026-01-05T09:00:00Z"), at("2026-02-05T09:00:00Z")))
                .isEmpty();
    }

    @Test
    void shouldFindTheGapsOfEmptyTurns() {
        Layer halfEmpty = new Layer(
                "week",
                List.of(List.of("ana"), List.of()),
                weekly.layers().getFirst().rotation());

        assertThat(OnCall.gaps(
                        Given.schedule("UTC", halfEmpty), at("2026-01-05T09:00:00Z"), at("2026-02-02T00:00:00Z")))
                .containsExactly(
                        new Span(at("2026-01-12T09:00:00Z"), at("2026-01-19T09:00:00Z")),
                        new Span(at("2026-01-26T09:00:00Z"), at("2026-02-02T00:00:00Z")));
    }

    @Test
    void shouldTurnByHalfHours() {
        Schedule schedule =
                Given.schedule("Asia/Kolkata", Given.layer("half", RotationUnit.MINUTE, 30, MONDAY, NINE, "ana", "bo"));

        assertThat(OnCall.shifts(schedule, at("2026-01-05T03:00:00Z"), at("2026-01-05T04:15:00Z")))
                .containsExactly(
                        new Shift("bo", "half", at("2026-01-05T03:00:00Z"), at("2026-01-05T03:30:00Z")),
                        new Shift("ana", "half", at("2026-01-05T03:30:00Z"), at("2026-01-05T04:00:00Z")),
                        new Shift("bo", "half", at("2026-01-05T04:00:00Z"), at("2026-01-05T04:15:00Z")));
    }

    @Test
    void shouldTurnOnTheLastDayOfAMonthThatHasNoSuchDayAndNotDrift() {
        Schedule schedule = Given.schedule(
                "UTC",
                Given.layer("month", RotationUnit.MONTH, 1, LocalDate.of(2027, 12, 31), NINE, "ana", "bo", "cy"));

        assertThat(OnCall.shifts(schedule, at("2027-12-31T09:00:00Z"), at("2028-06-01T00:00:00Z")))
                .extracting(
                        shift -> shift.person() + " " + shift.from().toString().substring(0, 10))
                .containsExactly(
                        "ana 2027-12-31",
                        "bo 2028-01-31",
                        "cy 2028-02-29",
                        "ana 2028-03-31",
                        "bo 2028-04-30",
                        "cy 2028-05-31");
        assertThat(OnCall.shifts(schedule, at("2027-02-28T09:00:00Z"), at("2027-03-31T09:00:00Z")))
                .as("before the anchor, in a February of 28 days")
                .containsExactly(new Shift("cy", "month", at("2027-02-28T09:00:00Z"), at("2027-03-31T09:00:00Z")));
    }

    @Test
    void shouldTurnByQuartersOfAYear() {
        Schedule schedule = Given.schedule(
                "UTC", Given.layer("quarter", RotationUnit.MONTH, 3, LocalDate.of(2026, 1, 30), NINE, "ana", "bo"));

        assertThat(OnCall.at(schedule, at("2026-03-01T00:00:00Z")))
                .containsExactly(new OnCallPerson("ana", "quarter", at("2026-04-30T09:00:00Z")));
        assertThat(OnCall.at(schedule, at("2025-10-30T08:59:59Z")))
                .containsExactly(new OnCallPerson("ana", "quarter", at("2025-10-30T09:00:00Z")));
    }

    @Test
    void shouldLookForTheEndOfAShiftForAYearAtMost() {
        Schedule schedule = new Schedule(
                weekly.timeZone(),
                weekly.layers(),
                List.of(ScheduleOverride.replacingAll(
                        LocalDateTime.parse("2026-01-01T00:00"), LocalDateTime.parse("9999-01-01T00:00"), "cy")));
        Instant now = at("2026-02-01T00:00:00Z");

        assertThat(OnCall.at(schedule, now))
                .containsExactly(new OnCallPerson("cy", OnCall.OVERRIDE, now.plus(OnCall.LOOK_AHEAD)));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
