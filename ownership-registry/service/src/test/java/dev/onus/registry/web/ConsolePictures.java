package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.SeverityLevel;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.SessionCookies;
import dev.onus.registry.simulation.WhatIfRun;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Writes pages as the console shows them, with their style in them: {@code target/pictures/*.html}, of
 * which a browser takes the pictures in {@code docs}.
 */
class ConsolePictures {
    private static final Path TARGET = Path.of("target/pictures");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    private static ConsoleServer server;
    private static String session;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String from = today.plus(2, ChronoUnit.DAYS).atZone(ZoneOffset.UTC).toLocalDate() + "T09:00";
        String to = today.plus(3, ChronoUnit.DAYS).atZone(ZoneOffset.UTC).toLocalDate() + "T18:00";
        HttpResponse<String> applied = server.post(
                "/v1/apply",
                COMPANY.formatted(from, to),
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        HttpResponse<String> made =
                server.answer("/v1/tokens", "{\"name\":\"ana-pictures\",\"person\":\"ana\",\"scopes\":[\"respond\"]}");
        String token = made.body().replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        session = server.logIn(token);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldShowWhoIsOnCallAndWhenNobodyIs() throws IOException {
        draw("calendar", "/schedules/payments-primary");
    }

    @Test
    void shouldShowHowAPersonIsReached() throws IOException {
        draw("profile", "/profile");
    }

    @Test
    void shouldShowWhatBecameOfWhatSourcesSent() throws IOException {
        sent("guardduty", "case-opened", 71, "");
        sent("guardduty", "folded", 1130, "");
        sent("guardduty", "duplicate", 4, "");
        sent("cloudtrail", "ignored", 2315, "An ordinary line of the log.");
        sent("cloudtrail", "case-opened", 3, "");
        sent("drift-watch", "case-opened", 1, "");
        sent("drift-watch", "unmapped", 12, "Nobody knows this shape.");
        sent("drift-watch", "rejected", 1, "Expected a title, but the mapping gave none.");
        sent("secret-scanner", "folded", 8, "");
        shown("cloudtrail", "2,315 ignored");
        shown("guardduty", "1,130 folded");
        shown("drift-watch", "1 rejected");
        shown("secret-scanner", "8 folded");
        draw("sources", "/sources");
        draw("sources-none", "/sources?find=none-is-called-so");
    }

    @Test
    void shouldShowWhatADraftWouldHaveChanged() throws IOException {
        draw("what-if", "/what-if");
        HttpRequest<?> request = new SimpleHttpRequest<>(HttpMethod.GET, "/what-if", "")
                .cookie(Cookie.of(SessionCookies.NAME, session.substring(session.indexOf('=') + 1)));
        Caller visitor =
                new Caller(Optional.of("ana"), Optional.empty(), Optional.empty(), Set.of("read"), Caller.VIA_CONSOLE);
        try (WhatIfOnConsole whatIf = new WhatIfOnConsole(server)) {
            write(
                    "what-if-running",
                    String.valueOf(
                            whatIf.shown().run(request, visitor, whatIf.begun()).body()));
        }
        try (WhatIfOnConsole whatIf = new WhatIfOnConsole(server)) {
            WhatIfRun ended = whatIf.ended();
            write(
                    "what-if-done",
                    String.valueOf(whatIf.shown().run(request, visitor, ended).body()));
            write(
                    "what-if-again",
                    String.valueOf(whatIf.shown()
                            .asked(
                                    request,
                                    visitor,
                                    "",
                                    "kind: EscalationPolicy\nmetadata: {name: nights}\nspec: {steps: [{notify: [ownr]}]}\n",
                                    "30",
                                    HttpStatus.BAD_REQUEST,
                                    List.of(
                                            "policies[0].spec.steps[0].notify[0]: Expected owner, backup, steward or a name,"
                                                    + " but got 'ownr'.",
                                            "policies[0].spec.fallback: Expected a fallback, but it is missing."),
                                    Optional.of(new Notice(false, "Not begun", "The draft cannot be tried as it is.")))
                            .body()));
        }
    }

    @Test
    void shouldShowWhatAStormDecidesAbout() throws IOException {
        Instant now = Instant.now();
        server.stream.open(state("picture-storm")
                .setKind("storm")
                .setTitle("41 identities of github:app:deploy-bot are reported within 10 minutes")
                .setChildren(41)
                .setOpenedAt(now.minusSeconds(240))
                .build());
        String[] what = {
            "A token was used from an unusual place",
            "A token was pushed to a public repository",
            "A token read every repository of the organisation"
        };
        SeverityLevel[] severities = {SeverityLevel.critical, SeverityLevel.high, SeverityLevel.medium};
        for (int number = 0; number < 41; number++) {
            CaseState.Builder child = state("picture-storm-" + number);
            child.setRoutingKey("github:token:deploy-bot-" + number)
                    .setIdentity(IdentityFacts.newBuilder(child.getIdentity())
                            .setId("github:token:deploy-bot-" + number)
                            .build())
                    .setTitle(what[number % what.length])
                    .setSeverity(severities[number % severities.length])
                    .setOpenedAt(now.minusSeconds(240 - number));
            server.stream.open(
                    number % 7 == 6
                            ? child.setState(CaseStateName.resolved)
                                    .setClosedAt(now)
                                    .build()
                            : child.setStorm("picture-storm").build());
        }
        await().untilAsserted(() -> assertThat(
                        server.get("/cases/picture-storm", "Cookie", session).body())
                .contains("deploy-bot-40"));
        draw("storm", "/cases/picture-storm");
    }

    private static void shown(String source, String count) {
        await().untilAsserted(() -> assertThat(
                        server.get("/sources?find=" + source, "Cookie", session).body())
                .contains(count));
    }

    private static void sent(String source, String outcome, int times, String reason) {
        Instant now = Instant.now();
        for (int number = 0; number < times; number++) {
            server.stream.write(Receipt.newBuilder()
                    .setId(source + outcome + number)
                    .setSource(source)
                    .setOutcome(outcome)
                    .setAt(now.minusSeconds(60 + number))
                    .setReason(reason)
                    .build());
        }
    }

    private static void draw(String name, String path) throws IOException {
        HttpResponse<String> page = server.get(path, "Cookie", session);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        write(name, page.body());
    }

    private static void write(String name, String page) throws IOException {
        Matcher style = STYLE.matcher(page);
        assertThat(style.find()).isTrue();
        String css = server.get(style.group(1)).body();
        Files.createDirectories(TARGET);
        Files.writeString(
                TARGET.resolve(name + ".html"),
                style.replaceFirst(Matcher.quoteReplacement("<style>" + css + "</style>")));
    }

    private static final String COMPANY = """
            apiVersion: onus.dev/v1
            kind: Channel
            metadata: {name: sms}
            spec: {type: twilio-sms, account: AC1, tokenRef: "env:TWILIO", from: "+15005550006"}
            ---
            kind: Channel
            metadata: {name: slack}
            spec: {type: slack, tokenRef: "env:SLACK"}
            ---
            kind: Person
            metadata: {name: ana}
            spec:
              displayName: Ana Li
              timeZone: Europe/Lisbon
              contacts:
                - {name: chat, channel: slack, address: U0123ANA}
                - {name: text, channel: sms, address: "+351912345678"}
                - {name: mail, channel: email, address: ana@example.org}
              rules:
                high: [{contact: chat}, {contact: text, after: PT3M}]
                low: [{contact: mail}]
              quietHours: [{from: "22:00", to: "07:00"}]
            ---
            kind: Person
            metadata: {name: bo}
            spec: {displayName: Bo Ek, contacts: [{channel: console}]}
            ---
            kind: Person
            metadata: {name: kim}
            spec: {displayName: Kim Osei, contacts: [{channel: console}]}
            ---
            kind: Schedule
            metadata: {name: payments-primary}
            spec:
              timeZone: Europe/Lisbon
              layers:
                - name: days
                  participants: [[ana], [bo], [kim]]
                  rotation: {unit: day, interval: 2, anchor: 2026-01-05, handoff: {time: "09:00"}}
                  restrictions: [{days: [MON, TUE, WED, THU, FRI, SAT], from: "00:00", to: "00:00"}]
              overrides: [{from: "%s", to: "%s", replace: ana, with: kim, reason: conference}]
            ---
            kind: Source
            metadata: {name: guardduty}
            spec: {format: aws-guardduty, kafka: {topic: siem.guardduty}, silentAfter: PT24H}
            ---
            kind: Source
            metadata: {name: cloudtrail}
            spec: {format: aws-cloudtrail, kafka: {topic: siem.cloudtrail.organisation-trail}}
            ---
            kind: Source
            metadata: {name: drift-watch}
            spec: {mapping: {jsonata: "{'title': what}"}, silentAfter: PT24H}
            ---
            kind: Source
            metadata: {name: hr-system-of-the-subsidiary}
            spec: {format: auto, silentAfter: PT1S}
            ---
            kind: Source
            metadata: {name: okta}
            spec: {format: okta-system-log}
            ---
            kind: Team
            metadata: {name: payments}
            spec: {displayName: Payments, members: [ana, bo, kim], schedule: payments-primary}
            """;
}
