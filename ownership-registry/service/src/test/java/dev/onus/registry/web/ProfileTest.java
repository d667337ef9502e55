package dev.onus.registry.web;

import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Response;
import dev.onus.registry.log.RefusedAttempt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How people arrange how they are reached. */
class ProfileTest extends ProfileOnConsole {
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
        delivered(noticeId, "email", "pia@example.org", "accepted", "");

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

        delivered(noticeId, "email", "pia@example.org", "delivered", "");
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
}
