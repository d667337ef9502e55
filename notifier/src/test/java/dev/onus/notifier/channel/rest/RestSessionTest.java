package dev.onus.notifier.channel.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.outbound.OutboundRule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestSessionTest {
    private static final WebhookReceiver.Answer LOGIN_PAGE = exchange -> {
        byte[] page = "<html>Log in</html>".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    };

    @Test
    void shouldNotTakeAPageToLogInForAnAnswer() {
        assertThat(mayHaveIt(LOGIN_PAGE, session -> session.get("/issue"))).isFalse();
    }

    @Test
    void shouldKnowThatSomethingWrittenMayBeThereWhateverWasAnswered() {
        assertThat(mayHaveIt(LOGIN_PAGE, session -> session.post("/issue", JsonNodeFactory.instance.objectNode())))
                .isTrue();
    }

    private interface Request {
        RestReply on(RestSession session);
    }

    private static boolean mayHaveIt(WebhookReceiver.Answer answer, Request request) {
        try (WebhookReceiver vendor = WebhookReceiver.start(answer);
                HttpSender http = new HttpSender(OutboundRule.allowing(List.of("127.0.0.1")))) {
            RestReply reply = request.on(new RestSession(
                    http,
                    new WebAddress(vendor.url("")),
                    RestSession.bearer("token"),
                    Clock.systemUTC(),
                    Duration.ofSeconds(30)));
            RestReply.Failed failed = (RestReply.Failed) reply;
            return ((SendResult.Temporary) failed.why()).mayHaveIt();
        }
    }
}
