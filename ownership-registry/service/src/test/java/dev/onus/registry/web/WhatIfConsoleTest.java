package dev.onus.registry.web;

import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.http.Caller;
import dev.onus.registry.http.SessionCookies;
import dev.onus.registry.simulation.WhatIfRun;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A draft of a policy tried on the console: written, followed, stopped, and what came of it (ESC-10). */
class WhatIfConsoleTest {
    private static final String KEY = "test:token:wc-key";
    private static final String RECORDS = """
            {apiVersion: onus.dev/v1, kind: Person, metadata: {name: wc-ana}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: wc-cy}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Team, metadata: {name: wc-payments}, spec: {members: [wc-ana]}}
            ---
            kind: Identity
            metadata: {name: wc-token}
            spec: {id: "test:token:wc-key", environment: wc-environment, owner: wc-payments}
            ---
            """;
    private static final String POLICY = """
            apiVersion: onus.dev/v1
            kind: EscalationPolicy
            metadata: {name: wc-policy}
            spec:
              match: {environment: [wc-environment]}
              priority: 310
              steps: [{notify: [owner], acknowledgeWithin: PT5M}]
              fallback: {notify: ["team:wc-payments"]}
            """;

    private static ConsoleServer server;
    private static String session;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        HttpResponse<String> applied = admin("POST", "/v1/apply", RECORDS + POLICY);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        session = server.logIn(ConsoleServer.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.delete("/v1/escalation-policies/wc-policy", "Authorization", "Bearer " + ConsoleServer.ADMIN);
        server.close();
    }

    @Test
    void shouldTryADraftOfAPolicyInForceAndSayWhoWouldHaveBeenPaged() {
        RecordedAlert.write(server, KEY);
        String first = page("/what-if?policy=wc-policy");
        assertThat(first).contains("name: wc-policy", "notify: [owner]", "selected>wc-policy<");

        HttpResponse<String> begun = begin(first, POLICY.replace("[owner]", "[\"person:wc-cy\"]"), "1");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
        String where = begun.headers().firstValue("Location").orElseThrow();
        await().until(() -> !page(where).contains("<progress"));

        String done = page(where);
        assertThat(done).contains("What if: wc-policy", "How far to believe it", "Over 1 day");
        assertThat(rowOf(done, "wc-cy")).contains("s-high", "1 <span class=\"by worse\">+1</span>", "was 0");
        assertThat(rowOf(done, "wc-ana")).contains("s-low", "0 <span class=\"by better\">−1</span>", "was 1");
        assertThat(done).contains("person:wc-cy").doesNotContain("http-equiv=\"refresh\"");
        assertThat(page("/what-if")).contains("Tried before", "href=\"" + where + "\">wc-policy</a>");
        assertThat(page("/what-if?of=" + where.substring("/what-if/".length())))
                .contains("person:wc-cy", "name=\"days\" value=\"1\"");
        assertThat(admin("GET", "/v1/escalation-policies/wc-policy", "").body()).doesNotContain("wc-cy");
    }

    @Test
    void shouldSayWhereADraftIsWrongAndKeepWhatWasWritten() {
        String first = page("/what-if?policy=wc-policy");

        HttpResponse<String> broken = begin(first, "kind: EscalationPolicy\nspec: {<b>", "1");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("<li>Line ", "spec: {&lt;b&gt;").doesNotContain("{<b>");

        HttpResponse<String> unknown = begin(first, POLICY.replace("[owner]", "[nobody-at-all]"), "1");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("<li>policies[0].spec.steps[0]", "nobody-at-all");

        HttpResponse<String> tooLong = begin(first, POLICY, "93");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("at most P92D", "value=\"93\"");
        assertThat(begin(first, POLICY, "soon").statusCode()).isEqualTo(400);
        assertThat(begin(first, "", "1").body()).contains("at least one EscalationPolicy");
    }

    @Test
    void shouldShowHowFarItIsLoadItselfAgainAndStopWhenAsked() {
        try (WhatIfOnConsole scripted = new WhatIfOnConsole(server)) {
            WhatIfRun run = scripted.begun();
            String running = body(scripted.shown().run(request(), caller(Set.of("read")), run));

            assertThat(running)
                    .contains("<meta http-equiv=\"refresh\" content=\"2\">")
                    .contains("<progress aria-label=\"Progress\" max=\"1000000\" value=\"371200\">")
                    .contains("371,200 of about 1,000,000 records, 37 %", "left</span>")
                    .contains("action=\"/what-if/" + run.id() + "/stop\"");
            assertThat(body(scripted.controller().ask(request(), null, null))).contains(": runs ");

            String form = "csrf=" + encoded(field(running, "csrf"));
            assertThat(scripted.controller()
                            .stop(request(), run.id(), "csrf=none")
                            .getStatus()
                            .getCode())
                    .isEqualTo(403);
            assertThat(run.progress().isStopped()).isFalse();
            assertThat(scripted.controller()
                            .stop(request(), run.id(), form)
                            .getStatus()
                            .getCode())
                    .isEqualTo(303);
            assertThat(run.progress().isStopped()).isTrue();
            scripted.close();
            await().until(() -> !run.isRunning());

            assertThat(body(scripted.shown().run(request(), caller(Set.of("read")), run)))
                    .contains("<strong>Stopped.</strong>", "/what-if?of=" + run.id())
                    .doesNotContain("http-equiv=\"refresh\"", "/stop\"");
        }
    }

    @Test
    void shouldLetOneRunAtATimeAndShowWhichOneDoes() {
        try (WhatIfOnConsole scripted = new WhatIfOnConsole(server)) {
            WhatIfRun run = scripted.begun();
            String page = body(scripted.controller().ask(request(), null, null));
            io.micronaut.http.HttpResponse<?> second = scripted.controller()
                    .begin(request(), "csrf=" + encoded(field(page, "csrf")) + "&days=1&policies=" + encoded(POLICY));

            assertThat(second.getStatus().getCode()).isEqualTo(409);
            assertThat(body(second)).contains("Another one runs", "href=\"/what-if/" + run.id() + "\"");
        }
    }

    @Test
    void shouldSayWhoseNightsChangeFirstAndHowMuchOfTheRecordComesOut() {
        try (WhatIfOnConsole scripted = new WhatIfOnConsole(server)) {
            WhatIfRun run = scripted.ended();
            String done = body(scripted.shown().run(request(), caller(Set.of("read")), run));

            assertThat(done)
                    .contains("17 more pages, 24 fewer at night, 4 fewer missed SLAs, 2 fewer times that nobody")
                    .contains("<dt>Late to acknowledge</dt><dd>25 <span class=\"by better\">−6</span>")
                    .contains("<dt>Late to contain</dt><dd>11 <span class=\"by worse\">+2</span>")
                    .contains("Of 249 recorded pages 2 do not come out of the replay, and 1 come out that")
                    .contains("45 pages", "25 more are not shown.", "2 missed SLAs", "href=\"/cases/case-7\"");
            assertThat(done.indexOf(">ana<")).isLessThan(done.indexOf(">bo<"));
            assertThat(done.indexOf(">bo<")).isLessThan(done.indexOf(">kim<"));
            assertThat(rowOf(done, "kim")).doesNotContain("class=\"by");
            assertThat(done).doesNotContain(" style=");
        }
    }

    @Test
    void shouldTakeNoFormOfAnotherSiteAndShowStrangersNothing() {
        assertThat(server.postForm("/what-if", "csrf=none&days=1&policies=" + encoded(POLICY), session)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/what-if").statusCode()).isEqualTo(303);
        assertThat(server.postForm("/what-if/some/stop", "csrf=none", "").statusCode())
                .isEqualTo(303);
        assertThat(server.get("/what-if/none-is-called-so", "Cookie", session).statusCode())
                .isEqualTo(303);
        assertThat(page("/what-if?policy=none-is-called-so")).contains("No such policy");
    }

    @Test
    void shouldNotBeginWithoutTheScope() {
        try (WhatIfOnConsole scripted = new WhatIfOnConsole(server)) {
            String page = page("/what-if");
            HttpRequest<?> request = new SimpleHttpRequest<>(HttpMethod.GET, "/what-if", "")
                    .cookie(Cookie.of(SessionCookies.NAME, session.substring(session.indexOf('=') + 1)))
                    .setAttribute(Caller.ATTRIBUTE, caller(Set.of("ingest")));

            io.micronaut.http.HttpResponse<?> refused = scripted.controller()
                    .begin(request, "csrf=" + encoded(field(page, "csrf")) + "&days=1&policies=" + encoded(POLICY));

            assertThat(refused.getStatus().getCode()).isEqualTo(403);
            assertThat(body(refused)).contains("Only tokens with the scope 'read'");
        }
    }

    /** What a browser of this session sends. */
    private static HttpRequest<?> request() {
        return new SimpleHttpRequest<>(HttpMethod.GET, "/what-if", "")
                .cookie(Cookie.of(SessionCookies.NAME, session.substring(session.indexOf('=') + 1)))
                .setAttribute(Caller.ATTRIBUTE, caller(Set.of("read")));
    }

    private static Caller caller(Set<String> scopes) {
        return new Caller(Optional.of("wc-ana"), Optional.empty(), Optional.of("wc"), scopes, Caller.VIA_CONSOLE);
    }

    private static String body(io.micronaut.http.HttpResponse<?> response) {
        return String.valueOf(response.body());
    }

    private static HttpResponse<String> begin(String page, String policies, String days) {
        return server.postForm(
                "/what-if",
                "csrf=" + encoded(field(page, "csrf")) + "&days=" + days + "&policies=" + encoded(policies),
                session);
    }

    private static String page(String path) {
        HttpResponse<String> page = server.get(path, "Cookie", session);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static String rowOf(String page, String person) {
        int name = page.indexOf(">" + person + "<");
        assertThat(name).as(person + " in " + page).isPositive();
        return page.substring(page.lastIndexOf("<tr", name), page.indexOf("</tr>", name));
    }

    private static String field(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }

    private static HttpResponse<String> admin(String method, String path, String body) {
        String token = "Bearer " + ConsoleServer.ADMIN;
        return method.equals("GET")
                ? server.get(path, "Authorization", token)
                : server.post(path, body, "Content-Type", "application/yaml", "Authorization", token);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
