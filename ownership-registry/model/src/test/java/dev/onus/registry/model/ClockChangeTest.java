package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clock changes by name. {@link OnCallRandomTest} looks at all of them; these say what is expected and why. */
class ClockChangeTest {
    @Test
    void shouldHandOverInDublinWhenTheSkippedHourIsOver() {
        // 2027-03-28: at 01:00Z the clocks go from 01:00 to 02:00.
        Schedule schedule = daily("Europe/Dublin", "2027-03-27", "01:30");

        assertThat(shifts(schedule, "2027-03-28T00:00:00Z", "2027-03-28T02:00:00Z"))
                .containsExactly(
                        shift("ana", "2027-03-28T00:00:00Z", "2027-03-28T01:00:00Z"),
                        shift("bo", "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z"));
    }

    @Test
    void shouldHaveTwoOnCallInDublinFromTheFirstTimeToTheSecond() {
        // 2027-10-31: at 01:00Z the clocks go from 02:00 back to 01:00, so 01:30 is at 00:30Z and at 01:30Z.
        Schedule schedule = daily("Europe/Dublin", "2027-10-30", "01:30");

        assertThat(shifts(schedule, "2027-10-31T00:00:00Z", "2027-10-31T02:00:00Z"))
                .containsExactly(
                        shift("ana", "2027-10-31T00:00:00Z", "2027-10-31T01:30:00Z"),
                        shift("bo", "2027-10-31T00:30:00Z", "2027-10-31T02:00:00Z"));
    }

    @Test
    void shouldHaveTwoOnCallForTheWholeHourWhenTheClocksGoBackToTheHandOff() {
        // New York, 2027-11-07: 02:00 EDT becomes 01:00 EST at 06:00Z; 01:00 is at 05:00Z and at 06:00Z.
        Schedule schedule = daily("America/New_York", "2027-11-06", "01:00");

        assertThat(shifts(schedule, "2027-11-07T04:00:00Z", "2027-11-07T07:00:00Z"))
                .containsExactly(
                        shift("ana", "2027-11-07T04:00:00Z", "2027-11-07T06:00:00Z"),
                        shift("bo", "2027-11-07T05:00:00Z", "2027-11-07T07:00:00Z"));
    }

    @Test
    void shouldHandOverOnceAtTheHourToWhichTheClocksGoInNewYork() {
        // 2027-03-14: 02:00 EST becomes 03:00 EDT at 07:00Z.
        Schedule schedule = daily("America/New_York", "2027-03-13", "03:00");

        assertThat(shifts(schedule, "2027-03-14T06:00:00Z", "2027-03-14T08:00:00Z"))
                .containsExactly(
                        shift("ana", "2027-03-14T06:00:00Z", "2027-03-14T07:00:00Z"),
                        shift("bo", "2027-03-14T07:00:00Z", "2027-03-14T08:00:00Z"));
    }

    @Test
    void shouldFollowAClockThatMovesByHalfAnHour() {
        // Lord Howe, 2027-04-04: 02:00 at +11:00 becomes 01:30 at +10:30, at 15:00Z of the 3rd.
        Schedule back = daily("Australia/Lord_Howe", "2027-04-03", "01:45");
        assertThat(shifts(back, "2027-04-03T14:00:00Z", "2027-04-03T16:00:00Z"))
                .containsExactly(
                        shift("ana", "2027-04-03T14:00:00Z", "2027-04-03T15:15:00Z"),
                        shift("bo", "2027-04-03T14:45:00Z", "2027-04-03T16:00:00Z"));

        // 2027-10-03: 02:00 at +10:30 becomes 02:30 at +11:00, at 15:30Z of the 2nd.
        Schedule forth = daily("Australia/Lord_Howe", "2027-10-02", "02:15");
        assertThat(shifts(forth, "2027-10-02T15:00:00Z", "2027-10-02T16:00:00Z"))
                .containsExactly(
                        shift("ana", "2027-10-02T15:00:00Z", "2027-10-02T15:30:00Z"),
                        shift("bo", "2027-10-02T15:30:00Z", "2027-10-02T16:00:00Z"));
    }

    @Test
    void shouldHandOverAtTheSameInstantAllYearWhereClocksStandStill() {
        Schedule schedule = daily("Asia/Kolkata", "2027-01-01", "09:00");

        assertThat(OnCall.shifts(schedule, at("2027-01-01T03:30:00Z"), at("2028-01-01T03:30:00Z")))
                .hasSize(365)
                .allMatch(shift -> shift.from().toString().endsWith("T03:30:00Z"));
    }

    @Test
    void shouldLeaveOutADayThatNeverWas() {
        // Samoa went from the end of 2011-12-29 at -10:00 to the beginning of 2011-12-31 at +14:00, at 10:00Z.
        Schedule schedule = daily("Pacific/Apia", "2011-12-28", "09:00");

        assertThat(shifts(schedule, "2011-12-29T00:00:00Z", "2011-12-31T00:00:00Z"))
                .as("the 28th, the 29th cut short, the 30th for the first hours of the 31st, the 31st")
                .containsExactly(
                        shift("ana", "2011-12-29T00:00:00Z", "2011-12-29T19:00:00Z"),
                        shift("bo", "2011-12-29T19:00:00Z", "2011-12-30T10:00:00Z"),
                        shift("ana", "2011-12-30T10:00:00Z", "2011-12-30T19:00:00Z"),
                        shift("bo", "2011-12-30T19:00:00Z", "2011-12-31T00:00:00Z"));
        assertThat(OnCall.gaps(
                        restricted("Pacific/Apia", "08:00", "20:00"),
                        at("2011-12-29T18:00:00Z"),
                        at("2011-12-31T06:00:00Z")))
                .as("the hours of the 30th never came")
                .containsExactly(new Span(at("2011-12-30T06:00:00Z"), at("2011-12-30T18:00:00Z")));
    }

    @Test
    void shouldHaveTwoOnCallForADayThatCameTwice() {
        // Alaska lived through 1867-10-18 twice, from 15:33 on, when its offset went from +15:02:19 to -08:57:41.
        Schedule schedule = daily("America/Juneau", "1867-10-17", "20:00");

        assertThat(OnCall.at(schedule, at("1867-10-18T16:57:41Z")))
                .as("08:00 of the 19th for the first time, before the second 20:00 of the 18th")
                .containsExactly(
                        new OnCallPerson("ana", "day", at("1867-10-19T04:57:41Z")),
                        new OnCallPerson("bo", "day", at("1867-10-20T04:57:41Z")));
    }

    @Test
    void shouldKeepHoursOverMidnightWholeWhenTheClocksGoForth() {
        // Dublin, 2027-03-28: the night from 22:00 to 06:00 has seven hours.
        assertThat(OnCall.shifts(
                        restricted("Europe/Dublin", "22:00", "06:00"),
                        at("2027-03-27T12:00:00Z"),
                        at("2027-03-28T12:00:00Z")))
                .containsExactly(shift("ana", "2027-03-27T22:00:00Z", "2027-03-28T05:00:00Z"));
        assertThat(OnCall.shifts(
                        restricted("Europe/Dublin", "22:00", "01:30"),
                        at("2027-03-27T12:00:00Z"),
                        at("2027-03-28T12:00:00Z")))
                .as("they end at a time that is skipped")
                .containsExactly(shift("ana", "2027-03-27T22:00:00Z", "2027-03-28T01:00:00Z"));
    }

    @Test
    void shouldKeepHoursOverMidnightWholeWhenTheClocksGoBack() {
        // Dublin, 2027-10-31: the night from 22:00 to 06:00 has nine hours.
        assertThat(OnCall.shifts(
                        restricted("Europe/Dublin", "22:00", "06:00"),
                        at("2027-10-30T12:00:00Z"),
                        at("2027-10-31T12:00:00Z")))
                .containsExactly(shift("ana", "2027-10-30T21:00:00Z", "2027-10-31T06:00:00Z"));
        assertThat(OnCall.shifts(
                        restricted("Europe/Dublin", "22:00", "01:30"),
                        at("2027-10-30T12:00:00Z"),
                        at("2027-10-31T12:00:00Z")))
                .as("they end when the clock shows the end for the second time")
                .containsExactly(shift("ana", "2027-10-30T21:00:00Z", "2027-10-31T01:30:00Z"));
        assertThat(OnCall.shifts(
                        restricted("Europe/Dublin", "01:15", "06:00"),
                        at("2027-10-30T12:00:00Z"),
                        at("2027-10-31T12:00:00Z")))
                .as("they begin when the clock shows the beginning for the first time")
                .containsExactly(shift("ana", "2027-10-31T00:15:00Z", "2027-10-31T06:00:00Z"));
    }

    @Test
    void shouldBeginAndEndOverridesAsShiftsBeginAndEnd() {
        ZoneId dublin = ZoneId.of("Europe/Dublin");
        List<Layer> layers = daily("Europe/Dublin", "2027-10-30", "12:00").layers();
        Schedule back = new Schedule(
                dublin,
                layers,
                List.of(ScheduleOverride.replacingAll(
                        LocalDateTime.parse("2027-10-31T01:10"), LocalDateTime.parse("2027-10-31T01:50"), "cy")));
        Schedule forth = new Schedule(
                dublin,
                layers,
                List.of(
                        ScheduleOverride.replacingAll(
                                LocalDateTime.parse("2027-03-28T00:30"), LocalDateTime.parse("2027-03-28T01:30"), "cy"),
                        ScheduleOverride.replacingAll(
                                LocalDateTime.parse("2027-03-28T01:10"),
                                LocalDateTime.parse("2027-03-28T01:50"),
                                "di")));

        assertThat(overridden(back, "2027-10-31T00:00:00Z", "2027-10-31T06:00:00Z"))
                .containsExactly(
                        new Shift("cy", OnCall.OVERRIDE, at("2027-10-31T00:10:00Z"), at("2027-10-31T01:50:00Z")));
        assertThat(overridden(forth, "2027-03-28T00:00:00Z", "2027-03-28T06:00:00Z"))
                .as("one that lies within the skipped hour never comes")
                .containsExactly(
                        new Shift("cy", OnCall.OVERRIDE, at("2027-03-28T00:30:00Z"), at("2027-03-28T01:00:00Z")));
    }

    @Test
    void shouldGiveHoursAndHalfHoursTheirRealLength() {
        LocalDate anchor = LocalDate.of(2027, 10, 30);
        Schedule hours = Given.schedule(
                "Europe/Dublin", Given.layer("day", RotationUnit.HOUR, 1, anchor, LocalTime.MIDNIGHT, "ana", "bo"));
        Schedule halves = Given.schedule(
                "Europe/Dublin", Given.layer("day", RotationUnit.MINUTE, 30, anchor, LocalTime.MIDNIGHT, "ana", "bo"));

        assertThat(shifts(hours, "2027-10-31T00:00:00Z", "2027-10-31T03:00:00Z"))
                .as("01:00 summer time, 01:00 winter time, 02:00: nobody has two of them")
                .containsExactly(
                        shift("bo", "2027-10-31T00:00:00Z", "2027-10-31T01:00:00Z"),
                        shift("ana", "2027-10-31T01:00:00Z", "2027-10-31T02:00:00Z"),
                        shift("bo", "2027-10-31T02:00:00Z", "2027-10-31T03:00:00Z"));
        assertThat(shifts(halves, "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"))
                .containsExactly(
                        shift("bo", "2027-10-31T00:30:00Z", "2027-10-31T01:00:00Z"),
                        shift("ana", "2027-10-31T01:00:00Z", "2027-10-31T01:30:00Z"));
    }

    @Test
    void shouldLeaveTheGapOfTheWeeksInWhichOneSideHasChangedItsClocks() {
        // Dublin works until 17:00; New York begins at 12:00 there, which is 17:00 in Dublin all year but for the
        // weeks between the changes: 2027-03-14 to 03-28 and 10-31 to 11-07.
        Schedule schedule = Given.schedule(
                "UTC",
                regional("eu", "Europe/Dublin", "05:00", "17:00"),
                regional("us", "America/New_York", "12:00", "00:00"));

        assertThat(OnCall.gaps(schedule, at("2027-03-10T05:00:00Z"), at("2027-03-13T05:00:00Z")))
                .as("winter: 05:00Z to 17:00Z and 17:00Z to 05:00Z")
                .isEmpty();
        assertThat(OnCall.gaps(schedule, at("2027-03-16T00:00:00Z"), at("2027-03-17T00:00:00Z")))
                .as("New York has gone forth and stops an hour before Dublin begins")
                .containsExactly(new Span(at("2027-03-16T04:00:00Z"), at("2027-03-16T05:00:00Z")));
        assertThat(OnCall.gaps(schedule, at("2027-07-01T00:00:00Z"), at("2027-07-08T00:00:00Z")))
                .as("summer: both an hour earlier")
                .isEmpty();
        assertThat(OnCall.gaps(schedule, at("2027-11-01T00:00:00Z"), at("2027-11-02T00:00:00Z")))
                .as("Dublin has gone back, New York has not")
                .containsExactly(new Span(at("2027-11-01T04:00:00Z"), at("2027-11-01T05:00:00Z")));
        assertThat(OnCall.gaps(schedule, at("2027-11-09T00:00:00Z"), at("2027-11-16T00:00:00Z")))
                .isEmpty();
    }

    private static Layer regional(String name, String zone, String from, String to) {
        return new Layer(
                name,
                List.of(List.of(name)),
                new Rotation(RotationUnit.WEEK, 1, LocalDate.of(2027, 1, 4), Handoff.MIDNIGHT),
                List.of(WeeklyWindow.daily(LocalTime.parse(from), LocalTime.parse(to))),
                Optional.empty(),
                Optional.of(ZoneId.of(zone)));
    }

    /** Ana has the anchor's day. */
    private static Schedule daily(String zone, String anchor, String handoff) {
        return Given.schedule(
                zone,
                Given.layer(
                        "day", RotationUnit.DAY, 1, LocalDate.parse(anchor), LocalTime.parse(handoff), "ana", "bo"));
    }

    /** Ana, daily in these hours. */
    private static Schedule restricted(String zone, String from, String to) {
        return Given.schedule(
                zone,
                new Layer(
                        "day",
                        List.of(List.of("ana")),
                        new Rotation(RotationUnit.MONTH, 1, LocalDate.of(2027, 1, 1), Handoff.MIDNIGHT),
                        List.of(WeeklyWindow.daily(LocalTime.parse(from), LocalTime.parse(to))),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<Shift> shifts(Schedule schedule, String from, String to) {
        return OnCall.shifts(schedule, at(from), at(to));
    }

    private static List<Shift> overridden(Schedule schedule, String from, String to) {
        return shifts(schedule, from, to).stream()
                .filter(shift -> shift.layer().equals(OnCall.OVERRIDE))
                .toList();
    }

    private static Shift shift(String person, String from, String until) {
        return new Shift(person, "day", at(from), at(until));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
