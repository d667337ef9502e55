package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.recent;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.Response;
import dev.onus.contracts.VerificationCode;
import dev.onus.registry.profile.Notices;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.StableHash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** People and their contacts on a console of their own, and what is done and said about them. */
abstract class ProfileOnConsole {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern NOTICE = Pattern.compile("[?&](?:code|test)=([^&]+)");
    static ConsoleServer server;
    static String pia;

    @BeforeAll
    static void start() throws IOException {
        server = ConsoleServer.start();
        apply();
        pia = session("pia", "respond");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void asConfigured() {
        apply();
    }

    static HttpResponse<String> act(String session, String person, String action, String fields) {
        String page = server.get("/", "Cookie", session).body();
        Matcher csrf = CSRF.matcher(page);
        assertThat(csrf.find()).isTrue();
        return server.postForm("/people/" + person + "/" + action, fields + "&csrf=" + csrf.group(1), session);
    }

    static String verify(String noticeId, String code) {
        return path(
                act(pia, "pia", "verify", "contact=push&noticeId=" + AnswerForms.encode(noticeId) + "&code=" + code));
    }

    static String path(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(303);
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    static String noticeId(HttpResponse<String> redirect) {
        Matcher id = NOTICE.matcher(path(redirect));
        assertThat(id.find()).isTrue();
        return URI.create("x:/?" + id.group(1)).getQuery();
    }

    static String code(String noticeId, String contact) {
        return VerificationCode.of(server.answerToken(), Notices.pageOf(noticeId, "pia"), "pia", contact);
    }

    static Optional<Response> said(String noticeId) {
        return server.stream.saidTo(Notices.watchCase(), "notify").stream()
                .filter(said -> noticeId.equals(said.getParameters().get("noticeId")))
                .findFirst();
    }

    /** As the stream asks the notifier for it. */
    static void page(String noticeId, String purpose, String contact, Instant at) {
        PageId pageId = Notices.pageOf(noticeId, "pia");
        server.stream.write(watch("page-requested", at)
                .setSummary("A test page to pia")
                .setPage(PageFacts.newBuilder()
                        .setPageId(pageId.value())
                        .setAttempt(1)
                        .setPerson("pia")
                        .setCapacity(PageCapacity.informed)
                        .setPurpose(purpose)
                        .setContact(contact)
                        .build())
                .build());
        await().until(() -> server.cases().index().page(pageId.value()).isPresent());
    }

    static void delivered(String noticeId, String channel, String address, String state, String detail) {
        boolean reached = !state.equals("failed");
        server.stream.write(watch(reached ? "page-delivered" : "page-failed", Instant.now())
                .setDelivery(DeliveryFacts.newBuilder()
                        .setPageId(Notices.pageOf(noticeId, "pia").value())
                        .setReached(reached)
                        .setChannel(channel)
                        .setState(state)
                        .setDetail(detail)
                        .setDestinations(List.of(DestinationFacts.newBuilder()
                                .setDestination(StableHash.of("destination", channel, address))
                                .setChannel(channel)
                                .setState(state)
                                .setDetail(detail)
                                .setAttempts(1)
                                .build()))
                        .build())
                .build());
    }

    static EscalationEvent.Builder watch(String kind, Instant at) {
        CaseState watch = recent(Notices.watchCase()).setKind("watch").build();
        return event(watch, kind).setAt(at);
    }

    static String record(String name) {
        return server.get("/v1/people/" + name, "Authorization", "Bearer " + ConsoleServer.ADMIN)
                .body();
    }

    static String session(String person, String scope) throws IOException {
        HttpResponse<String> made =
                server.answer("/v1/tokens", """
                    {"name":"profile-%s-%s","person":"%s","scopes":["%s"]}\
                    """.formatted(person, System.nanoTime(), person, scope));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode json = new ObjectMapper().readTree(made.body());
        return server.logIn(json.get("token").asText());
    }

    static void apply() {
        HttpResponse<String> applied = server.post(
                "/v1/apply", """
                apiVersion: onus.dev/v1
                kind: Channel
                metadata: {name: sms-profile}
                spec: {type: twilio-sms, account: AC1, tokenRef: "env:NOWHERE", from: "+15550001111"}
                ---
                kind: Person
                metadata: {name: pia}
                spec:
                  timeZone: Europe/Lisbon
                  contacts:
                    - {channel: email, address: pia@example.org}
                    - {name: sms, channel: sms-profile, address: "+351912345670"}
                  rules: {high: [{contact: email}, {contact: sms, after: PT5M}]}
                  quietHours: [{from: "22:00", to: "07:00"}]
                ---
                kind: Person
                metadata: {name: quin}
                spec: {contacts: [{channel: email, address: quin@example.org}]}
                """, "Content-Type", "application/yaml", "Authorization", "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    }
}
