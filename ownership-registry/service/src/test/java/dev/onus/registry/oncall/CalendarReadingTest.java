package dev.onus.registry.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Contact;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calendars as programs write them, and what they come to on the clock of Dublin. */
class CalendarReadingTest {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final Span WINDOW =
            new Span(Instant.parse("2027-03-01T00:00:00Z"), Instant.parse("2027-05-30T00:00:00Z"));
    private static final CalendarPeople PEOPLE = new CalendarPeople(DirectorySnapshot.empty()
            .with(
                    Kind.PERSON,
                    "ana",
                    1,
                    Person.reachedBy(List.of(Contact.of("email").withAddress("Ana@example.org"))))
            .with(Kind.PERSON, "bo", 1, Person.reachedBy(List.of())));

    private static CalendarReading.Result read(String... lines) {
        String text = "BEGIN:VCALENDAR\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n";
        return CalendarReading.read(CalendarFile.read(text), DUBLIN, WINDOW, PEOPLE);
    }

    private static CalendarReading.Result event(String... lines) {
        return read("BEGIN:VEVENT\r\nUID:one\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT");
    }

    private static List<String> spans(CalendarReading.Result result) {
        assertThat(result.faults()).isEmpty();
        return result.instances().stream()
                .map(each -> each.person() + " " + each.span().from() + " "
                        + each.span().until())
                .toList();
    }

    @Test
    void shouldTakeThePersonFromTheSummaryAndUtcTimesAsTheyAre() {
        assertThat(spans(event("DTSTART:20270310T090000Z", "DTEND:20270310T170000Z", "SUMMARY:Bo")))
                .containsExactly("bo 2027-03-10T09:00:00Z 2027-03-10T17:00:00Z");
    }

    @Test
    void shouldTakeThePersonFromTheMailOfTheAttendeeBeforeTheSummary() {
        assertThat(spans(event(
                        "DTSTART:20270310T090000Z",
                        "DTEND:20270310T170000Z",
                        "ATTENDEE;CN=\"Ana; on call: yes\";PARTSTAT=ACCEPTED:MAILTO:ana@example.org",
                        "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org",
                        "SUMMARY:bo")))
                .containsExactly("ana 2027-03-10T09:00:00Z 2027-03-10T17:00:00Z");
    }

    @Test
    void shouldFollowARuleByTheClockOverTheChangeOfClocks() {
        assertThat(spans(event(
                        "DTSTART;TZID=Europe/Dublin:20270322T090000",
                        "DTEND;TZID=Europe/Dublin:20270323T090000",
                        "RRULE:FREQ=WEEKLY;UNTIL=20270405T080000Z",
                        "SUMMARY:ana")))
                .containsExactly(
                        "ana 2027-03-22T09:00:00Z 2027-03-23T09:00:00Z",
                        "ana 2027-03-29T08:00:00Z 2027-03-30T08:00:00Z",
                        "ana 2027-04-05T08:00:00Z 2027-04-06T08:00:00Z");
    }

    @Test
    void shouldKeepTheHoursOfAShiftInTheNightInWhichClocksChange() {
        assertThat(spans(event(
                        "DTSTART;TZID=Europe/Dublin:20270327T090000",
                        "DTEND;TZID=Europe/Dublin:20270328T090000",
                        "SUMMARY:ana")))
                .containsExactly("ana 2027-03-27T09:00:00Z 2027-03-28T08:00:00Z");
    }

    @Test
    void shouldLeaveOutWhatIsExceptedAndMoveWhatAnotherEventStandsFor() {
        CalendarReading.Result result = read(
                "BEGIN:VEVENT",
                "UID:one",
                "DTSTART;TZID=Europe/Dublin:20270301T090000",
                "DURATION:PT8H",
                "RRULE:FREQ=DAILY;COUNT=4",
                "EXDATE;TZID=Europe/Dublin:20270302T090000",
                "SUMMARY:ana",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:one",
                "RECURRENCE-ID;TZID=Europe/Dublin:20270303T090000",
                "DTSTART;TZID=Europe/Dublin:20270303T120000",
                "DURATION:PT1H",
                "SUMMARY:bo",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:one",
                "RECURRENCE-ID;TZID=Europe/Dublin:20270304T090000",
                "DTSTART;TZID=Europe/Dublin:20270304T090000",
                "DURATION:PT1H",
                "STATUS:CANCELLED",
                "SUMMARY:ana",
                "END:VEVENT");

        assertThat(spans(result))
                .containsExactly(
                        "ana 2027-03-01T09:00:00Z 2027-03-01T17:00:00Z",
                        "bo 2027-03-03T12:00:00Z 2027-03-03T13:00:00Z");
    }

    @Test
    void shouldReadDaysAndTimesWithoutAZoneOnTheClockOfTheSchedule() {
        assertThat(spans(event("DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270503", "SUMMARY:ana")))
                .containsExactly("ana 2027-04-30T23:00:00Z 2027-05-02T23:00:00Z");
        assertThat(spans(event("DTSTART;VALUE=DATE:20270501", "SUMMARY:ana")))
                .containsExactly("ana 2027-04-30T23:00:00Z 2027-05-01T23:00:00Z");
        assertThat(spans(event("DTSTART:20270501T090000", "DTEND:20270501T100000", "SUMMARY:ana")))
                .containsExactly("ana 2027-05-01T08:00:00Z 2027-05-01T09:00:00Z");
    }

    @Test
    void shouldKnowZonesByTheirNamesInWindowsAndByLongerNames() {
        for (String zone : List.of("W. Europe Standard Time", "/example.org/20270101_1/Europe/Berlin", "\"Mine\"")) {
            assertThat(spans(read(
                            "BEGIN:VTIMEZONE",
                            "TZID:Mine",
                            "X-LIC-LOCATION:Europe/Berlin",
                            "BEGIN:STANDARD",
                            "DTSTART:19701025T030000",
                            "END:STANDARD",
                            "END:VTIMEZONE",
                            "BEGIN:VEVENT",
                            "UID:one",
                            "DTSTART;TZID=" + zone + ":20270310T090000",
                            "DTEND;TZID=" + zone + ":20270310T100000",
                            "SUMMARY:ana",
                            "END:VEVENT")))
                    .as(zone)
                    .containsExactly("ana 2027-03-10T08:00:00Z 2027-03-10T09:00:00Z");
        }
    }

    @Test
    void shouldNameTheEventAndItsLineOfEverythingThatCannotBeUnderstood() {
        CalendarReading.Result result = read(
                "BEGIN:VEVENT",
                "UID:who",
                "DTSTART:20270310T090000Z",
                "DTEND:20270310T170000Z",
                "SUMMARY:Summer",
                "  party",
                "BEGIN:VALARM",
                "SUMMARY:ana",
                "END:VALARM",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:where",
                "DTSTART;TZID=Middle Earth:20270310T090000",
                "SUMMARY:ana",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:often",
                "DTSTART:20270310T090000Z",
                "DURATION:PT1M",
                "RRULE:FREQ=SECONDLY",
                "SUMMARY:ana",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:never",
                "DTSTART:20270310T090000Z",
                "DURATION:PT1M",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "SUMMARY:ana",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:endless",
                "DTSTART:20270310T090000Z",
                "SUMMARY:ana",
                "END:VEVENT");

        assertThat(result.faults())
                .extracting(CalendarReading.Fault::uid)
                .containsExactly("who", "where", "often", "never", "endless");
        assertThat(result.faults()).extracting(CalendarReading.Fault::line).containsExactly(2, 12, 17, 24, 31);
        assertThat(result.faults().getFirst().message()).contains("Summer party");
        assertThat(result.faults().get(1).message()).contains("Middle Earth");
    }

    @Test
    void shouldRefuseMoreShiftsThanAScheduleCanHold() {
        CalendarReading.Result result =
                event("DTSTART:20270301T000000Z", "DURATION:PT1H", "RRULE:FREQ=HOURLY", "SUMMARY:ana");

        assertThat(result.faults()).hasSize(1);
        assertThat(result.faults().getFirst().message()).contains("at most 1000");
    }

    @Test
    void shouldPassOverWhatIsCancelledNobodysOrElsewhereInTimeAndKnowItsEvents() {
        CalendarReading.Result result = read(
                "BEGIN:VEVENT",
                "UID:off",
                "DTSTART:20270310T090000Z",
                "DTEND:20270310T170000Z",
                "STATUS:CANCELLED",
                "SUMMARY:whoever",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:gap",
                "DTSTART:20270310T090000Z",
                "DTEND:20270310T170000Z",
                "SUMMARY:Nobody on call",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:old",
                "DTSTART:20200310T090000Z",
                "DTEND:20200310T170000Z",
                "SUMMARY:ana",
                "END:VEVENT");

        assertThat(spans(result)).isEmpty();
        assertThat(result.uids()).containsExactlyInAnyOrder("off", "gap", "old");
    }

    @Test
    void shouldPutThoseWhoAreInTheCalendarTogetherOnCallBesideEachOther() {
        CalendarReading.Result result = read(
                "BEGIN:VEVENT",
                "UID:first",
                "DTSTART:20270310T090000Z",
                "DTEND:20270310T170000Z",
                "SUMMARY:ana",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:second",
                "DTSTART:20270310T130000Z",
                "DTEND:20270310T210000Z",
                "SUMMARY:bo",
                "END:VEVENT");

        assertThat(CalendarOverrides.of(result.instances(), DUBLIN))
                .extracting(each -> OverrideDocuments.of(each).toString())
                .containsExactly(
                        "{from=2027-03-10T09:00, to=2027-03-10T17:00, with=ana, reason=calendar first: ana}",
                        "{from=2027-03-10T17:00, to=2027-03-10T21:00, with=bo, reason=calendar second: bo}",
                        "{from=2027-03-10T13:00, to=2027-03-10T17:00, add=bo, reason=calendar second: bo}");
    }
}
