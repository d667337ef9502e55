package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The calendar, and putting somebody else on call from it. */
class ScheduleConsoleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static ConsoleServer server;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        apply("""
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: cal-ana}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Person
                metadata: {name: cal-bo}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Person
                metadata: {name: cal-stranger}
                spec: {contacts: [{channel: console}]}
                """);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void apply(String yaml) {
        HttpResponse<String> applied = server.post(
                "/v1/apply",
                yaml,
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    }

    private static void schedule(String name) {
        schedule(name, EnumSet.of(DayOfWeek.SUNDAY));
    }

    private static void schedule(String name, Set<DayOfWeek> nobodyOn) {
        String days = EnumSet.complementOf(EnumSet.copyOf(nobodyOn)).stream()
                .map(day -> day.name().substring(0, 3))
                .collect(Collectors.joining(", "));
        apply("""
                apiVersion: onus.dev/v1
                kind: Schedule
                metadata: {name: %s}
                spec:
                  timeZone: %s
                  layers:
                    - name: base
                      participants: [cal-ana, cal-bo]
                      rotation: {unit: week, anchor: 2026-01-05, handoff: {day: MON, time: "09:00"}}
                      restrictions: [{days: [%s], from: "00:00", to: "00:00"}]
                """.formatted(name, DUBLIN, days));
    }

    private static String session(String person, String scope) {
        String token = person + "-" + scope;
        HttpResponse<String> made = server.answer("/v1/tokens", """
                {"name":"%s-%d","person":"%s","scopes":["%s"]}""".formatted(token, System.nanoTime(), person, scope));
        return server.logIn(json(made).path("token").asText());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("Expected JSON, but got " + answer.body(), notJson);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String field(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        return field.find() ? field.group(1) : "";
    }

    private static String form(String page, String with) {
        StringBuilder form = new StringBuilder("with=" + with);
        for (String name :
                new String[] {"csrf", "version", "writeId", "person", "shiftFrom", "shiftUntil", "from", "to"}) {
            form.append('&').append(name).append('=').append(encoded(field(page, name)));
        }
        return form.toString();
    }

    /** Where the first shift of the last row that can be clicked leads. */
    private static String firstShift(String calendar) {
        Matcher link = Pattern.compile("href=\"(/schedules/[^\"]*/override\\?[^\"]*)\"")
                .matcher(calendar);
        assertThat(link.find()).as(calendar).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    /** What the list says of one schedule. */
    private static String row(String page, String schedule) {
        int from = page.indexOf("/schedules/" + schedule + "\"");
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf("</tr>", from));
    }

    private static String get(String path, String cookie) {
        HttpResponse<String> page = server.get(path, "Cookie", cookie);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    @Test
    void shouldListWhoIsOnCallAndTheNextGap() {
        LocalDate gap = LocalDate.now(DUBLIN).plusDays(2);
        schedule("cal-list", EnumSet.of(gap.getDayOfWeek()));

        String page = get("/schedules", server.logIn(ConsoleServer.ADMIN));

        assertThat(row(page, "cal-list"))
                .containsPattern("cal-(ana|bo)")
                .contains(DAY.format(gap))
                .doesNotContain("Nobody");
        assertThat(page).contains("Next gap");
        assertThat(server.get("/schedules").headers().firstValue("location")).contains("/login");
    }

    @Test
    void shouldSayThatNobodyIsOnCallAndUntilWhen() {
        LocalDate today = LocalDate.now(DUBLIN);
        schedule(
                "cal-nobody-now",
                EnumSet.of(today.getDayOfWeek(), today.plusDays(1).getDayOfWeek()));

        String page = get("/schedules", server.logIn(ConsoleServer.ADMIN));

        assertThat(row(page, "cal-nobody-now")).contains("Nobody", "now, until " + DAY.format(today.plusDays(2)));
    }

    @Test
    void shouldDrawFourWeeksWithARowForEachLayerAndTheirGapsWithoutStylesInTheMarkup() {
        schedule("cal-drawn");

        String page = get("/schedules/cal-drawn", server.logIn(ConsoleServer.ADMIN));

        assertThat(page.split("class=\"week\"", -1)).hasSize(5);
        assertThat(page).contains(">base<", ">On call<", "class=\"bar gap\"", "class=\"bar p0\"", "w-now");
        assertThat(page).as("the content security policy takes none").doesNotContain("style=");
    }

    @Test
    void shouldMarkTheDayOnWhichClocksChange() {
        schedule("cal-clocks");

        String page = get("/schedules/cal-clocks?from=2027-03-24", server.logIn(ConsoleServer.ADMIN));

        assertThat(page).contains("clock +1 h");
        assertThat(page.split("clock \\+1 h", -1)).hasSize(2);
    }

    @Test
    void shouldPutSomebodyElseOnCallInThreeClicksAndSayWhoDidIt() {
        schedule("cal-taken");
        String ana = session("cal-ana", "respond");

        String shift = get(firstShift(get("/schedules/cal-taken", ana)), ana);
        HttpResponse<String> done = server.postForm("/schedules/cal-taken/override", form(shift, "cal-stranger"), ana);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        JsonNode record = json(server.get("/v1/schedules/cal-taken", "Authorization", "Bearer " + ConsoleServer.ADMIN));
        assertThat(record.path("changedBy").asText()).isEqualTo("person:cal-ana");
        assertThat(record.at("/spec/overrides")).hasSize(1);
        assertThat(record.at("/spec/overrides/0/with").asText()).isEqualTo("cal-stranger");
        assertThat(get("/schedules/cal-taken?done=1", ana)).contains(">Overrides<", "cal-stranger");
    }

    @Test
    void shouldWriteNothingWhereSomebodyWasFaster() {
        schedule("cal-stale");
        String admin = server.logIn(ConsoleServer.ADMIN);
        String shift = get(firstShift(get("/schedules/cal-stale", admin)), admin);
        assertThat(server.postForm("/schedules/cal-stale/override", form(shift, "cal-bo"), admin)
                        .statusCode())
                .isEqualTo(303);

        HttpResponse<String> late = server.postForm(
                "/schedules/cal-stale/override",
                form(shift, "cal-stranger").replaceAll("writeId=[^&]*", "writeId=another"),
                admin);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody was faster");
        assertThat(field(late.body(), "version"))
                .as("the page has the version as it is now")
                .isEqualTo("2");
    }

    @Test
    void shouldTakeNoOverrideFromWhomTheScheduleDoesNotConcernNorFromAnotherSite() {
        schedule("cal-closed");
        String ana = session("cal-ana", "respond");
        String shift = get(firstShift(get("/schedules/cal-closed", ana)), ana);
        String stranger = session("cal-stranger", "respond");
        String path = "/schedules/cal-closed/override?from=" + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                + "&until=2099-01-01T00:00:00Z";
        String seen = get(path, stranger);

        String strangersForm = form(shift, "cal-bo").replace(field(shift, "csrf"), csrf(get("/inbox", stranger)));

        assertThat(seen).contains("You cannot change it").doesNotContain("Put them on call");
        assertThat(server.postForm("/schedules/cal-closed/override", strangersForm, stranger)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.postForm("/schedules/cal-closed/override", form(shift, "cal-bo"), stranger)
                        .statusCode())
                .as("a form of another session")
                .isEqualTo(403);
        String looking = session("cal-ana", "read");
        assertThat(get("/schedules/cal-closed", looking)).doesNotContain("/override?");
    }

    private static String csrf(String page) {
        return field(page, "csrf");
    }

    @Test
    void shouldLetAPersonOfferAShiftOfTheirOwnFromItsPageAlone() {
        schedule("cal-offer");
        String ana = session("cal-ana", "respond");
        String until = "&until=2099-01-01T00:00:00Z&person=";
        String path = "/schedules/cal-offer/override?from=2098-01-01T00:00:00Z" + until;
        String own = get(path + "cal-ana", ana);

        HttpResponse<String> notHers = server.postForm(
                "/schedules/cal-offer/offers", "taker=cal-bo&" + form(own, "").replaceAll("(^|&)with=", "&x="), ana);

        assertThat(own).contains("Offer this shift");
        assertThat(get(path + "cal-bo", ana)).doesNotContain("Offer this shift");
        assertThat(notHers.statusCode()).as("not on call for all of that year").isEqualTo(400);
        assertThat(notHers.body()).contains("Not offered");
        assertThat(server.postForm("/schedules/cal-offer/offers", form(own, ""), "")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void shouldNameWhatIsMissingOnTheFormInsteadOfWriting() {
        schedule("cal-missing");
        String admin = server.logIn(ConsoleServer.ADMIN);
        String shift = get(firstShift(get("/schedules/cal-missing", admin)), admin);

        HttpResponse<String> nobody = server.postForm("/schedules/cal-missing/override", form(shift, ""), admin);
        HttpResponse<String> unknown =
                server.postForm("/schedules/cal-missing/override", form(shift, "cal-nobody"), admin);

        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("Choose who takes the shift");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("cal-nobody");
    }
}
