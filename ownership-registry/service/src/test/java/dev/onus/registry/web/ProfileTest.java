package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.recent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.onus.registry.log.RefusedAttempt;
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
import org.junit.jupiter.api.Test;

/** How people arrange how they are reached. */
class ProfileTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern NOTICE = Pattern.compile("[?&](?:code|test)=([^&]+)");
    private static ConsoleServer server;
    private static String pia;

    @BeforeAll
    static void start() throws IOException {
        server = ConsoleServer.start();
        await().atMost(ConsoleServer.readyWithin()).until(server::isReady);
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

    @Test
    void shouldShowThePersonTheirContactsRulesAndQuietHours() {
        String page = server.get("/profile", "Cookie", pia).body();

        assertThat(page)
                .contains("How you are reached", "pia@example.org", "+351912345670", "every day from 22:00 to 07:00")
                .contains("after 5 min", "Europe/Lisbon", "reachable", "Send test page");
        assertThat(server.get("/profile").headers().firstValue("Location")).contains("/login?to=/profile");
    }

    @Test
    void shouldKeepANewContactUnverifiedUntilItsCodeWasTypedIn() {
        HttpResponse<String> added = act(pia, "pia", "add", "channel=ntfy&address=pias-topic&name=push");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        assertThat(record("pia")).contains("\"unverified\":true", "\"changedBy\":\"person:pia\"");

        String noticeId = noticeId(act(pia, "pia", "code", "contact=push"));
        Response asked =
                await().until(() -> said(noticeId), Optional::isPresent).orElseThrow();
        assertThat(asked.getParameters())
                .containsEntry("purpose", "verification")
                .containsEntry("contact", "push")
                .containsEntry("person", "pia");
        assertThat(asked.toString()).as("the code is in no record").doesNotContain(code(noticeId, "push"));
        page(noticeId, "verification", "push", Instant.now());

        String wrong = code(noticeId, "push").equals("000000") ? "111111" : "000000";
        assertThat(verify(noticeId, wrong)).contains("done=wrong");
        assertThat(record("pia")).contains("\"unverified\":true");
        assertThat(verify(noticeId, code(noticeId, "push"))).contains("done=verified");
        assertThat(record("pia")).doesNotContain("unverified");
    }

    @Test
    void shouldTakeNoMoreThanFiveTries() {
        act(pia, "pia", "add", "channel=ntfy&address=tries&name=push");
        String noticeId = noticeId(act(pia, "pia", "code", "contact=push"));
        page(noticeId, "verification", "push", Instant.now());
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(verify(noticeId, "12345")).contains("done=wrong");
        }

        assertThat(verify(noticeId, code(noticeId, "push"))).contains("done=tries");
        assertThat(record("pia")).contains("\"unverified\":true");
    }

    @Test
    void shouldTakeNoCodeThatIsOldOrForAnotherAddress() {
        act(pia, "pia", "add", "channel=ntfy&address=first&name=push");
        String old = noticeId(act(pia, "pia", "code", "contact=push"));
        page(old, "verification", "push", Instant.now().minusSeconds(601));
        assertThat(verify(old, code(old, "push"))).contains("done=expired");

        act(pia, "pia", "remove", "contact=push");
        act(pia, "pia", "add", "channel=ntfy&address=somebody-elses&name=push");
        String other = old.replace("first", "second");
        page(other, "verification", "push", Instant.now());
        assertThat(verify(other, code(other, "push"))).contains("done=expired");
        assertThat(record("pia")).contains("\"unverified\":true");
    }

    @Test
    void shouldLetAResponderRewriteNobodyElsesDestinationsAndKeepTheAttempt() {
        String before = record("quin");

        HttpResponse<String> added = act(pia, "quin", "add", "channel=ntfy&address=mine");
        HttpResponse<String> removed = act(pia, "quin", "remove", "contact=email");
        HttpResponse<String> code = act(pia, "quin", "code", "contact=email");

        assertThat(List.of(added.statusCode(), removed.statusCode(), code.statusCode()))
                .containsOnly(403);
        assertThat(record("quin")).isEqualTo(before);
        List<RefusedAttempt> attempts =
                server.registry().read(state -> state.attemptsBetween(0, Long.MAX_VALUE)).stream()
                        .filter(attempt -> attempt.key().name().equals("quin"))
                        .toList();
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(3).allSatisfy(attempt -> {
            assertThat(attempt.actor()).isEqualTo("person:pia");
            assertThat(attempt.reason()).contains("quin");
        });
    }

    @Test
    void shouldLetWhoMayConfigureChangeOthers() throws IOException {
        String admin = session("admin", "admin");

        assertThat(act(admin, "quin", "add", "channel=ntfy&address=quins").statusCode())
                .isEqualTo(303);
        assertThat(record("quin")).contains("\"unverified\":true", "quins");
    }

    @Test
    void shouldKeepRulesAndQuietHours() {
        assertThat(act(pia, "pia", "rules", "urgency=high&after.email=PT10M&after.sms=PT0S")
                        .statusCode())
                .isEqualTo(303);
        assertThat(act(
                                pia,
                                "pia",
                                "quiet",
                                "from.0=23:00&to.0=06:30&days.0=SAT&days.0=SUN&from.1=&to.1=&timeZone=Europe/Madrid")
                        .statusCode())
                .isEqualTo(303);

        assertThat(record("pia"))
                .contains("{\"after\":\"PT0S\",\"contact\":\"sms\"},{\"after\":\"PT10M\",\"contact\":\"email\"}")
                .contains("\"days\":[\"SAT\",\"SUN\"]", "\"from\":\"23:00\"", "Europe/Madrid");
        assertThat(act(pia, "pia", "quiet", "timeZone=Nowhere/AtAll").statusCode())
                .isEqualTo(422);
    }

    @Test
    void shouldRemoveAContactWithTheRulesThatMeanIt() {
        assertThat(act(pia, "pia", "remove", "contact=sms").statusCode()).isEqualTo(303);

        assertThat(record("pia")).doesNotContain("+351912345670", "\"contact\":\"sms\"");
    }

    @Test
    void shouldSayWhatBecameOfATestPage() {
        HttpResponse<String> sent = act(pia, "pia", "test", "contact=email");
        String path = path(sent);
        String noticeId = noticeId(sent);
        assertThat(server.get(path, "Cookie", pia).body()).contains("on its way");

        page(noticeId, "test", "email", Instant.now());
        delivered(noticeId, "email", "pia@example.org", "accepted", null);

        await().untilAsserted(
                        () -> assertThat(server.get(path, "Cookie", pia).body()).contains("taken by email"));
    }

    @Test
    void shouldCountAPersonAsOutOfReachOnceEveryContactHasFailed() {
        String noticeId = "reach";
        page(noticeId, "test", "email", Instant.now());
        assertThat(server.reachability().of("pia").reachable()).isTrue();
        assertThat(server.coverageReach().canReach("pia")).isTrue();
        long changes = server.coverageReach().changes();

        delivered(noticeId, "email", "pia@example.org", "failed", "no such mailbox");
        delivered(noticeId, "sms-profile", "+351912345670", "failed", "unknown number");
        await().until(() -> !server.reachability().of("pia").reachable());
        assertThat(server.coverageReach().canReach("pia")).isFalse();
        assertThat(server.coverageReach().changes()).isGreaterThan(changes);
        assertThat(server.get("/profile", "Cookie", pia).body()).contains("not reachable", "no such mailbox");

        delivered(noticeId, "email", "pia@example.org", "delivered", null);
        await().until(() -> server.reachability().of("pia").reachable());
        assertThat(server.reachability().of("nobody-at-all").reachable()).isFalse();
        assertThat(server.coverageReach().canReach("nobody-at-all"))
                .as("of whom nothing is known, the records decide")
                .isTrue();
    }

    @Test
    void shouldTakeNoFormThatIsNotOfThisSession() {
        HttpResponse<String> forged = server.postForm("/people/pia/remove", "contact=email&csrf=guess", pia);

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(record("pia")).contains("pia@example.org");
    }

    private static HttpResponse<String> act(String session, String person, String action, String fields) {
        String page = server.get("/", "Cookie", session).body();
        Matcher csrf = CSRF.matcher(page);
        assertThat(csrf.find()).isTrue();
        return server.postForm("/people/" + person + "/" + action, fields + "&csrf=" + csrf.group(1), session);
    }

    private static String verify(String noticeId, String code) {
        return path(
                act(pia, "pia", "verify", "contact=push&noticeId=" + AnswerForms.encode(noticeId) + "&code=" + code));
    }

    private static String path(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(303);
        return redirect.headers().firstValue("Location").orElseThrow();
    }

    private static String noticeId(HttpResponse<String> redirect) {
        Matcher id = NOTICE.matcher(path(redirect));
        assertThat(id.find()).isTrue();
        return URI.create("x:/?" + id.group(1)).getQuery();
    }

    private static String code(String noticeId, String contact) {
        return VerificationCode.of(server.answerToken(), Notices.pageOf(noticeId, "pia"), "pia", contact);
    }

    private static Optional<Response> said(String noticeId) {
        return server.stream.saidTo(Notices.watchCase(), "notify").stream()
                .filter(said -> noticeId.equals(said.getParameters().get("noticeId")))
                .findFirst();
    }

    /** As the stream asks the notifier for it. */
    private static void page(String noticeId, String purpose, String contact, Instant at) {
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

    private static void delivered(String noticeId, String channel, String address, String state, String detail) {
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

    private static EscalationEvent.Builder watch(String kind, Instant at) {
        CaseState watch = recent(Notices.watchCase()).setKind("watch").build();
        return event(watch, kind).setAt(at);
    }

    private static String record(String name) {
        return server.get("/v1/people/" + name, "Authorization", "Bearer " + ConsoleServer.ADMIN)
                .body();
    }

    private static String session(String person, String scope) throws IOException {
        HttpResponse<String> made =
                server.answer("/v1/tokens", """
                    {"name":"profile-%s-%s","person":"%s","scopes":["%s"]}\
                    """.formatted(person, System.nanoTime(), person, scope));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode json = new ObjectMapper().readTree(made.body());
        return server.postForm("/login", "token=" + json.get("token").asText(), "none=1")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    private static void apply() {
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
