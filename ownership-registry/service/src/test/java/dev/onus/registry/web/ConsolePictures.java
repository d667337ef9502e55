package dev.onus.registry.web;

import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Receipt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
        Matcher style = STYLE.matcher(page.body());
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
