package dev.onus.registry.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.http.RegistryServer;
import dev.onus.registry.http.RegistryServer.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CalendarOverHttpTest {
    private static final LocalDate SOON =
            Instant.now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(3);
    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
        assertThat(server.apply("""
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: ics-ana}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Person
                metadata: {name: ics-bo}
                spec: {contacts: [{channel: console}]}
                """).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void schedule(String name) {
        Answer applied = server.apply("""
                apiVersion: onus.dev/v1
                kind: Schedule
                metadata: {name: %s}
                spec:
                  timeZone: UTC
                  layers:
                    - name: base
                      participants: [ics-ana]
                      rotation: {unit: week, anchor: 2026-01-05, handoff: {day: MON, time: "09:00"}}
                      restrictions: [{days: [MON, TUE, WED, THU, FRI], from: "09:00", to: "17:00"}]
                """.formatted(name));
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    }

    private static String event(String uid, LocalDate day, String... more) {
        String date = day.toString().replace("-", "");
        return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTART:" + date + "T100000Z\r\nDTEND:" + date
                + "T120000Z\r\n" + String.join("\r\n", more) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static Answer read(String schedule, String query, String calendar) {
        return server.post(
                "/v1/schedules/" + schedule + "/import" + query, calendar, Map.of("Content-Type", "text/calendar"));
    }

    private static Answer overrides(String schedule) {
        return server.get("/v1/schedules/" + schedule);
    }

    private static String token(String name, String scope) {
        Answer made = server.post("/v1/tokens", """
                {"name":"%s","service":"calendar","scopes":["%s"]}""".formatted(name, scope), Map.of("Content-Type", "application/json"));
        return made.json().path("token").asText();
    }

    private static List<String> lines(Answer calendar, String name) {
        return calendar.body().lines().filter(line -> line.startsWith(name)).toList();
    }

    @Test
    void shouldGiveEachShiftAsAnEventThatKeepsItsUid() {
        schedule("ics-out");

        Answer first = server.get("/v1/schedules/ics-out/calendar.ics");
        Answer second = server.get("/v1/schedules/ics-out/calendar.ics");

        assertThat(first.header("Content-Type")).startsWith("text/calendar");
        assertThat(first.body()).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(lines(first, "SUMMARY:")).contains("SUMMARY:ics-ana", "SUMMARY:Nobody on call");
        assertThat(lines(first, "UID:")).doesNotHaveDuplicates();
        assertThat(lines(second, "UID:").subList(1, 20))
                .containsAll(lines(first, "UID:").subList(2, 20));
        assertThat(first.body().lines()).allMatch(line -> line.length() <= 75);
    }

    @Test
    void shouldGiveAPersonsShiftsOfAllSchedules() {
        schedule("ics-mine");

        Answer ana = server.get("/v1/people/ics-ana/shifts.ics");
        Answer bo = server.get("/v1/people/ics-bo/shifts.ics");

        assertThat(ana.body()).contains("SUMMARY:On call: ics-mine");
        assertThat(bo.status()).isEqualTo(200);
        assertThat(server.get("/v1/people/ics-nobody/shifts.ics").status()).isEqualTo(404);
    }

    @Test
    void shouldOpenCalendarsAndNothingElseToATokenInTheAddress() {
        schedule("ics-token");
        String token = token("ics-reader", "calendar");

        assertThat(server.get("/v1/calendars/" + token + "/ics-token.ics", null).body())
                .contains("BEGIN:VCALENDAR");
        assertThat(server.get("/v1/calendars/" + token + "/people/ics-ana.ics", null)
                        .body())
                .contains("BEGIN:VCALENDAR");
        assertThat(server.get("/v1/schedules/ics-token/calendar.ics", token).status())
                .isEqualTo(200);
        assertThat(server.get("/v1/schedules/ics-token", token).status()).isEqualTo(403);
        assertThat(server.get("/v1/on-call", token).status()).isEqualTo(403);
        assertThat(server.get("/v1/calendars/" + token + "x/ics-token.ics", null)
                        .status())
                .isEqualTo(404);
        String effects = token("ics-effects", "effects");
        assertThat(server.get("/v1/calendars/" + effects + "/ics-token.ics", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldMakeOverridesOfACalendarAndReplaceThemWhenItIsReadAgain() {
        schedule("ics-in");

        Answer looked = read("ics-in", "?dryRun=true", event("one@x", SOON, "SUMMARY:ics-bo"));
        Answer first = read("ics-in", "", event("one@x", SOON, "SUMMARY:ics-bo"));
        Answer same = read("ics-in", "", event("one@x", SOON, "SUMMARY:ics-bo"));
        Answer moved = read("ics-in", "", event("one@x", SOON.plusDays(1), "SUMMARY:ics-bo"));
        Answer other = read("ics-in", "", event("two@x", SOON, "SUMMARY:ics-bo"));
        Answer cancelled = read("ics-in", "", event("one@x", SOON, "SUMMARY:ics-bo", "STATUS:CANCELLED"));

        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        assertThat(looked.json().at("/result/changed/0/change").asText()).isEqualTo("changed");
        assertThat(first.json().at("/result/changed/0/version").asLong()).isEqualTo(2);
        assertThat(first.json().at("/written/0/with").asText()).isEqualTo("ics-bo");
        assertThat(same.json().at("/result/changed/0/change").asText()).isEqualTo("unchanged");
        assertThat(moved.json().path("removed").asInt()).isEqualTo(1);
        assertThat(other.json().path("removed").asInt()).isZero();
        assertThat(cancelled.json().path("removed").asInt()).isEqualTo(1);
        assertThat(overrides("ics-in").json().at("/spec/overrides")).hasSize(1);
        assertThat(overrides("ics-in").json().at("/spec/overrides/0/reason").asText())
                .isEqualTo("calendar two@x: ics-bo");
        assertThat(server.get("/v1/schedules/ics-in/on-call?at=" + SOON + "T11:00:00Z")
                        .body())
                .contains("ics-bo");
    }

    @Test
    void shouldReadBackWhatItGave() {
        schedule("ics-round");
        String given = server.get("/v1/schedules/ics-round/calendar.ics").body();

        Answer read = read("ics-round", "?dryRun=true", given);

        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(Objects.requireNonNull(read.json().path("written")).size()).isGreaterThan(40);
    }

    @Test
    void shouldApplyNothingOfACalendarWithSomebodyUnknownAndNameTheEventAndItsLine() {
        schedule("ics-bad");

        Answer refused = read("ics-bad", "", event("three@x", SOON, "SUMMARY:a party"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(refused.json().at("/errors/0/message").asText()).contains("three@x", "a party");
        assertThat(overrides("ics-bad").json().at("/version").asLong()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsNoCalendarTooLargeOrSentWithoutTheRight() {
        schedule("ics-refused");

        assertThat(read("ics-refused", "", "hello").status()).isEqualTo(400);
        assertThat(read("ics-refused", "?days=367", event("x", SOON, "SUMMARY:ics-bo"))
                        .status())
                .isEqualTo(400);
        assertThat(read("ics-refused", "", event("x", SOON, "DESCRIPTION:" + "a".repeat(1_000_000)))
                        .status())
                .isEqualTo(413);
        assertThat(read("ics-nowhere", "", event("x", SOON, "SUMMARY:ics-bo")).status())
                .isEqualTo(404);
        assertThat(server.send(
                                "POST",
                                "/v1/schedules/ics-refused/import",
                                token("ics-looks", "read"),
                                event("x", SOON, "SUMMARY:ics-bo"),
                                Map.of("Content-Type", "text/calendar"))
                        .status())
                .isEqualTo(403);
    }
}
