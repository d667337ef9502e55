package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.CaseState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as a browser meets it. */
class ConsoleTest {
    private static final int LARGEST_PAGE = 50_000;
    private static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x";
    private static ConsoleServer server;
    private static String session;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        session = server.logIn(ConsoleServer.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldSendWhoeverIsNotLoggedInToTheLogin() {
        assertThat(server.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(server.get("/inbox").headers().firstValue("Location")).contains("/login");
        assertThat(server.get("/cases/any").headers().firstValue("Location")).contains("/login");
        assertThat(server.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseATokenThatIsNoneOfOurs() {
        HttpResponse<String> answer = server.postForm("/login", "token=onus_admin_wrong", "none=1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void shouldTakeTheOneTimeCodeOnceAndOnlyByTheButton() {
        String path = "/login/" + ConsoleServer.LOGIN_CODE;
        assertThat(server.get(path).statusCode()).isEqualTo(200);
        assertThat(server.get(path).headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<String> wrong = server.postForm("/login/guess", "", "none=1");
        HttpResponse<String> first = server.postForm(path, "", "none=1");
        HttpResponse<String> second = server.postForm(path, "", "none=1");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(server.get("/", "Cookie", cookie(first)).statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(401);
    }

    @Test
    void shouldEscapeWhatComesFromOutsideAndLetNoScriptIn() {
        CaseState base = state("console-hostile").build();
        CaseState hostile = state("console-hostile")
                .setTitle(HOSTILE)
                .setAlert(AlertFacts.newBuilder(base.getAlert())
                        .setEvidenceUrl("javascript:alert(1)")
                        .setSource(HOSTILE)
                        .build())
                .build();
        open(hostile);

        for (String path : new String[] {"/", "/cases/console-hostile", "/inbox"}) {
            HttpResponse<String> page = page(path);
            assertThat(page.body()).doesNotContain("<script").doesNotContain("javascript:");
            assertThat(page.body()).doesNotContainPattern("<[^>]*onload");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.body()).doesNotContain("style=");
        }
        assertThat(page("/cases/console-hostile").body()).contains("&lt;script&gt;");
    }

    @Test
    void shouldShowWhoIsPagedAndHowLongUntilItEscalates() {
        open(state("console-listed").build());

        String list = page("/").body();

        assertThat(list).contains("Access key of payments used from a Tor exit node", "payments", "ana", "escalates");
        assertThat(list).contains("http-equiv=\"refresh\"").containsPattern("<time datetime=\"2026-11-21T12:04:10Z\">");
    }

    @Test
    void shouldAnswerByAFormOfTheSessionAndShowTheVerdict() {
        open(state("console-answered").build());
        String csrf = csrf(page("/cases/console-answered").body());

        HttpResponse<String> sent = server.postForm(
                "/cases/console-answered/acknowledge", "version=1&responseId=form-1&csrf=" + csrf, session);
        HttpResponse<String> again = server.postForm(
                "/cases/console-answered/acknowledge", "version=1&responseId=form-1&csrf=" + csrf, session);
        String after = page(sent.headers().firstValue("Location").orElseThrow()).body();

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(sent.headers().firstValue("Location"));
        assertThat(after).contains("Done.", "admin did acknowledge");
        assertThat(server.stream.responsesTo("console-answered")).hasSize(1);
    }

    @Test
    void shouldShowTheCaseAsItIsWhenAnAnswerCameTooLate() {
        open(state("console-stale").setVersion(3).build());
        String csrf = csrf(page("/cases/console-stale").body());

        HttpResponse<String> sent =
                server.postForm("/cases/console-stale/decline", "version=2&reason=not+ours&csrf=" + csrf, session);

        assertThat(page(sent.headers().firstValue("Location").orElseThrow()).body())
                .contains("Too late.");
    }

    @Test
    void shouldActOnNoFormThatIsNotOfThisSession() {
        open(state("console-forged").build());
        String csrf = csrf(page("/cases/console-forged").body());
        String path = "/cases/console-forged/acknowledge";

        assertThat(server.postForm(path, "version=1", session).statusCode()).isEqualTo(403);
        assertThat(server.postForm(path, "version=1&csrf=" + csrf + "x", session)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> fromElsewhere = server.post(
                path,
                "version=1&csrf=" + csrf,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://elsewhere.example",
                "Cookie",
                session);
        assertThat(fromElsewhere.statusCode()).isEqualTo(403);
        assertThat(server.stream.responsesTo("console-forged")).isEmpty();
    }

    @Test
    void shouldAskForWhatIsMissingAndSendNothing() {
        open(state("console-missing").build());
        String csrf = csrf(page("/cases/console-missing").body());

        HttpResponse<String> answer =
                server.postForm("/cases/console-missing/resolve", "version=1&outcome=contained&csrf=" + csrf, session);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Expected a reason");
        assertThat(server.stream.responsesTo("console-missing")).isEmpty();
    }

    @Test
    void shouldShowThePagesOfThePersonInTheInbox() {
        CaseState open = state("console-inbox").build();
        server.stream.open(open, pageRequested(open, "admin", 1));
        await().until(() -> page("/inbox").body().contains("/cases/console-inbox"));

        assertThat(page("/inbox").body()).contains("Why you", "on call for payments until 18:00", "Acknowledge");
    }

    @Test
    void shouldKeepEveryPageSmallHoweverLongTheTimeline() {
        CaseState open = state("console-long").build();
        server.stream.open(open);
        for (int attempt = 1; attempt <= 120; attempt++) {
            server.stream.write(pageRequested(open, "person-with-a-rather-long-name-" + attempt, attempt));
        }
        await().until(() -> server.cases().index().latest("console-long", 200).size() > 120);

        for (String path : new String[] {"/", "/inbox", "/cases/console-long", "/login"}) {
            assertThat(page(path).body().getBytes(StandardCharsets.UTF_8).length)
                    .as(path)
                    .isLessThan(LARGEST_PAGE);
        }
    }

    @Test
    void shouldEndTheSessionAtLogOut() {
        String own = server.logIn(ConsoleServer.ADMIN);
        String csrf = csrf(server.get("/", "Cookie", own).body());

        HttpResponse<String> answer = server.postForm("/logout", "csrf=" + csrf, own);

        assertThat(answer.headers().firstValue("Location")).contains("/login");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    }

    private static void open(CaseState state) {
        server.stream.open(state, pageRequested(state, "ana", 1));
        await().until(() -> page("/cases/" + state.getId()).statusCode() == 200);
    }

    private static HttpResponse<String> page(String path) {
        return server.get(path, "Cookie", session);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String csrf(String page) {
        Matcher matcher = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
