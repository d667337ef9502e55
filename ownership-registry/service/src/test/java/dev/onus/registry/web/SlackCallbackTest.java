package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onus.contracts.Response;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The buttons under a page in Slack, as Slack posts them. */
class SlackCallbackTest {
    private static CallbackWorld world;

    @BeforeAll
    static void start(@TempDir Path directory) {
        world = CallbackWorld.start(directory);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void shouldAcknowledgeAsThePersonWhoseAccountPressed() {
        String token = world.page("slack-acknowledged", "ana");

        HttpResponse<String> answer = press("U0ANA", "onus-acknowledge", token, "1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("ephemeral", "Done.");
        assertThat(world.server.stream.responsesTo("slack-acknowledged"))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.getAction()).isEqualTo("acknowledge");
                    assertThat(response.getActor().getPerson()).isEqualTo("ana");
                    assertThat(response.getActor().getVia()).isEqualTo("slack");
                    assertThat(response.getActor().getScopes()).isEmpty();
                    assertThat(response.getPageId()).isNotNull();
                    assertThat(response.getExpectedVersion()).isEqualTo(1L);
                    assertThat(response.getParameters())
                            .containsEntry("channel", "slack-cb")
                            .containsEntry("signature", "good slack v0")
                            .containsKey("providerId");
                });
    }

    @Test
    void shouldTakeTheSamePressSentTwiceAsOne() {
        String token = world.page("slack-twice", "ana");

        press("U0ANA", "onus-acknowledge", token, "7");
        HttpResponse<String> again = press("U0ANA", "onus-acknowledge", token, "7");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(world.server.stream.responsesTo("slack-twice")).hasSize(1);
    }

    @Test
    void shouldDeclineWithAReasonThatSaysWhere() {
        String token = world.page("slack-declined", "ana");

        press("U0ANA", "onus-decline", token, "1");

        assertThat(world.server.stream.responsesTo("slack-declined"))
                .extracting(Response::getAction, Response::getReason)
                .containsExactly(tuple("decline", "Declined in Slack."));
    }

    @Test
    void shouldLetSomebodyElseAnswerAsThemselves() {
        String token = world.page("slack-other", "ana");

        press("U0BO", "onus-acknowledge", token, "1");

        assertThat(world.server.stream.responsesTo("slack-other"))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.getActor().getPerson()).isEqualTo("bo");
                    assertThat(response.getPageId())
                            .as("the page is not theirs")
                            .isNull();
                });
    }

    @Test
    void shouldTellWhoIsNotLinkedHowToBeAndDoNothing() {
        String token = world.page("slack-unlinked", "ana");

        HttpResponse<String> nobody = press("U0NOBODY", "onus-acknowledge", token, "1");
        HttpResponse<String> unverified = press("U0CY", "onus-acknowledge", token, "1");

        assertThat(nobody.statusCode()).isEqualTo(200);
        assertThat(nobody.body()).contains("not linked", "/profile", "U0NOBODY");
        assertThat(unverified.body())
                .as("a contact that is not shown to be theirs")
                .contains("not linked");
        assertThat(world.server.stream.responsesTo("slack-unlinked")).isEmpty();
    }

    @Test
    void shouldDoNothingForAButtonThatOnlyOpensThePage() {
        String token = world.page("slack-opened", "ana");

        assertThat(press("U0ANA", "onus-open", token, "1").statusCode()).isEqualTo(204);
        assertThat(press("U0ANA", "onus-contain", token, "1").statusCode())
                .as("what lasts is not taken from a button")
                .isEqualTo(204);
        assertThat(world.server.stream.responsesTo("slack-opened")).isEmpty();
    }

    @Test
    void shouldLetNothingInThatSlackDidNotSignJustNow() {
        String token = world.page("slack-forged", "ana");
        String body = "payload=" + CallbackWorld.encoded(payload("U0ANA", "onus-acknowledge", token, "1"));
        long now = Instant.now().getEpochSecond();

        HttpResponse<String> unsigned =
                world.server.post("/callbacks/slack-cb", body, "Content-Type", CallbackWorld.FORM);
        HttpResponse<String> old = world.slack(body, now - 301);
        HttpResponse<String> forged = world.server.post(
                "/callbacks/slack-cb",
                body,
                "Content-Type",
                CallbackWorld.FORM,
                "X-Slack-Request-Timestamp",
                Long.toString(now),
                "X-Slack-Signature",
                "v0=" + CallbackWorld.hex("another secret", "v0:" + now + ":" + body));

        assertThat(unsigned.statusCode()).isEqualTo(403);
        assertThat(old.statusCode()).isEqualTo(403);
        assertThat(old.body()).contains("stale");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(world.server.stream.responsesTo("slack-forged")).isEmpty();
    }

    @Test
    void shouldLetNothingInWithoutASecretAndSayWhichSettingIsMissing() {
        HttpResponse<String> refused =
                world.server.post("/callbacks/slack-open", "payload={}", "Content-Type", CallbackWorld.FORM);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("signingSecretRef", "slack-open");
        assertThat(world.server.post("/callbacks/nobody", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseABodyOfMoreThanAMegabyteBeforeItIsRead() {
        HttpResponse<String> refused = world.server.post(
                "/callbacks/slack-cb", "payload=" + "x".repeat(1 << 20), "Content-Type", CallbackWorld.FORM);

        assertThat(refused.statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> press(String user, String action, String token, String pressedAt) {
        return world.slack(
                "payload=" + CallbackWorld.encoded(payload(user, action, token, pressedAt)),
                Instant.now().getEpochSecond());
    }

    private static String payload(String user, String action, String token, String pressedAt) {
        return """
            {"type":"block_actions","user":{"id":"%s","name":"somebody"},"container":{"message_ts":"1548261231.000200"},
            "response_url":"https://elsewhere.example.org/not-slack",
            "actions":[{"action_id":"%s","value":"%s","action_ts":"%s","block_id":"onus-answer"}]}\
            """.formatted(user, action, token, pressedAt);
    }
}
