package dev.onus.notifier.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.channel.webhook.WebhookReceiver;
import dev.onus.registry.client.outbound.OutboundRule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HttpSender poster = new HttpSender(OutboundRule.allowing(List.of("127.0.0.1")));
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void stop() {
        over.countDown();
        poster.close();
    }

    @Test
    void shouldTakeTheStatusWithoutWaitingForABodyThatNeverEnds() {
        WebhookReceiver dripping = WebhookReceiver.start(exchange -> {
            exchange.sendResponseHeaders(202, 0);
            exchange.getResponseBody().flush();
            boolean ignored = over.await(60, TimeUnit.SECONDS);
        });
        try (dripping) {
            assertThat(post(dripping.url("/"))).isEqualTo(new HttpAnswer.Answered(202, Optional.empty(), ""));
        }
    }

    @Test
    void shouldReadNoMoreThanTheLimitOfABody() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        WebhookReceiver flooding = WebhookReceiver.start(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[AnswerReader.MAX_BODY_BYTES];
            try {
                while (true) {
                    exchange.getResponseBody().write(chunk);
                }
            } catch (IOException closed) {
                hungUp.countDown();
            }
        });
        try (flooding) {
            assertThat(post(flooding.url("/"))).isEqualTo(new HttpAnswer.Answered(200, Optional.empty(), ""));
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "http://[::1]:9999/",
                "https://[::ffff:192.168.0.1]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[ff02::1]/",
                "https://100.64.0.1/",
                "https://0x7f000002/",
                "http://localhost.localdomain.invalid:1/",
                "http://2130706434/"
            })
    void shouldConnectNowhereThatIsNotListed(String url) {
        HttpAnswer answer = post(URI.create(url));

        assertThat(answer)
                .satisfiesAnyOf(
                        forbidden -> assertThat(forbidden).isInstanceOf(HttpAnswer.Forbidden.class),
                        unknown -> assertThat(unknown)
                                .isInstanceOfSatisfying(
                                        HttpAnswer.NoAnswer.class,
                                        none -> assertThat(none.why()).contains("does not")));
    }

    @Test
    void shouldSayThatTheReceiverSpeaksNoTls() {
        WebhookReceiver plain = WebhookReceiver.start(WebhookReceiver.status(200));
        try (plain) {
            URI url = URI.create(plain.url("/").toString().replace("http:", "https:"));

            assertThat(post(url)).isInstanceOf(HttpAnswer.NoAnswer.class);
            assertThat(plain.received()).isEmpty();
        }
    }

    @Test
    void shouldReadTheBodyWhereItMattersAndNoMoreOfItThanTheLimit() {
        WebhookReceiver talking = WebhookReceiver.start(exchange -> {
            byte[] body =
                    ("{\"ok\":false}" + " ".repeat(2 * AnswerReader.MAX_BODY_BYTES)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        try (talking) {
            HttpAnswer answer =
                    poster.send(HttpCall.postAndRead(talking.url("/"), Map.of(), new byte[] {'x'}), TIMEOUT);

            assertThat(answer).isInstanceOfSatisfying(HttpAnswer.Answered.class, answered -> {
                assertThat(answered.body()).startsWith("{\"ok\":false}").hasSize(AnswerReader.MAX_BODY_BYTES);
                assertThat(answered.status()).isEqualTo(200);
            });
        }
    }

    @Test
    void shouldNeverFollowARedirect() {
        try (WebhookReceiver metadata = WebhookReceiver.start(WebhookReceiver.status(200));
                WebhookReceiver lure = WebhookReceiver.start(WebhookReceiver.status(
                        307, "Location", metadata.url("/latest/meta-data").toString()))) {
            assertThat(post(lure.url("/")))
                    .isInstanceOfSatisfying(
                            HttpAnswer.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(307));
            assertThat(metadata.received()).isEmpty();
        }
    }

    @Test
    void shouldTellARequestThatLeftFromOneThatNeverDid() {
        try (WebhookReceiver silent = WebhookReceiver.start(exchange -> {
            boolean ignored = over.await(60, TimeUnit.SECONDS);
        })) {
            assertThat(post(silent.url("/")))
                    .isInstanceOfSatisfying(
                            HttpAnswer.NoAnswer.class,
                            none -> assertThat(none.written()).isTrue());
            over.countDown();
        }
        assertThat(post(URI.create("http://127.0.0.1:1/")))
                .isInstanceOfSatisfying(
                        HttpAnswer.NoAnswer.class,
                        none -> assertThat(none.written()).isFalse());
    }

    private HttpAnswer post(URI url) {
        return poster.send(HttpCall.post(url, Map.of("content-type", "text/plain"), new byte[] {'x'}), TIMEOUT);
    }
}
