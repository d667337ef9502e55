package dev.onus.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ChannelContract;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.SecretRef;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest extends ChannelContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpSender http = new HttpSender(OutboundRule.allowing(List.of("127.0.0.1")));
    private final WebhookChannel channel =
            new WebhookChannel(http, new CloudEventJson(Samples.PUBLIC_URL), Clock.fixed(Samples.AT, ZoneOffset.UTC));
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger taken = new AtomicInteger();
    private Optional<WebhookReceiver> receiver = Optional.empty();

    @AfterEach
    void stop() {
        never.countDown();
        receiver.ifPresent(WebhookReceiver::close);
        http.close();
    }

    /** A webhook's answer counts by its status alone (Standard Webhooks). */
    @Override
    protected Set<Behaviour> behaviours() {
        return EnumSet.complementOf(EnumSet.of(Behaviour.SAYS_NO_WITH_A_200));
    }

    @Override
    protected Destination destinationThat(Behaviour behaviour) {
        return switch (behaviour) {
            case ACCEPTS -> receiving(this::accept);
            case IS_SLOW_BUT_ACCEPTS ->
                receiving(exchange -> {
                    boolean ignored = never.await(500, TimeUnit.MILLISECONDS);
                    accept(exchange);
                });
            case FAILS_FOR_NOW -> receiving(WebhookReceiver.status(503));
            case FAILS_FOR_GOOD -> receiving(WebhookReceiver.status(404));
            case ASKS_FOR_SEVEN_SECONDS -> receiving(WebhookReceiver.status(429, "Retry-After", "7"));
            case REDIRECTS -> receiving(this::redirectOnce);
            case NEVER_ANSWERS ->
                receiving(exchange -> {
                    boolean ignored = never.await(60, TimeUnit.SECONDS);
                });
            case CLOSES_AT_ONCE -> receiving(HttpExchange::close);
            case IS_NOT_THERE -> destination("http://127.0.0.1:1/");
            case LIES_WHERE_THE_RULE_FORBIDS -> {
                Destination allowed = receiving(this::accept);
                yield destination(url().replace("127.0.0.1", "127.0.0.2") + allowed.id());
            }
            case TAKES_IT_BUT_NEVER_ANSWERS ->
                receiving(exchange -> {
                    taken.incrementAndGet();
                    boolean ignored = idsSent().size() == 1 && never.await(60, TimeUnit.SECONDS);
                    exchange.sendResponseHeaders(204, -1);
                });
            case FAILS_ONCE ->
                receiving(exchange -> {
                    if (idsSent().size() == 1) {
                        exchange.sendResponseHeaders(500, -1);
                    } else {
                        accept(exchange);
                    }
                });
            case SAYS_NO_WITH_A_200 -> throw new IllegalArgumentException("It cannot behave so.");
        };
    }

    @Override
    protected int messagesTaken() {
        return taken.get();
    }

    @Override
    protected List<String> idsSent() {
        return receiver.orElseThrow().received().stream()
                .map(WebhookReceiver.Received::id)
                .toList();
    }

    @Test
    void shouldRefuseAForbiddenAddressBehindAName() {
        receiving(this::accept);
        HttpSender strict = new HttpSender(OutboundRule.allowing(List.of()));
        try (strict) {
            WebhookChannel guarded = new WebhookChannel(
                    strict, new CloudEventJson(Samples.PUBLIC_URL), Clock.fixed(Samples.AT, ZoneOffset.UTC));
            Destination destination = route(guarded, url().replace("127.0.0.1", "localhost"), Optional.empty());

            SendResult result = destination.sender().send(message(), destination.id(), TIMEOUT);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            SendResult.Permanent.class,
                            permanent -> assertThat(permanent.why())
                                    .contains("'localhost'")
                                    .contains("onus.outbound.allow"));
            assertThat(taken).hasValue(0);
        }
    }

    @Test
    void shouldSignWithTheContactsSecret(@TempDir Path dir) throws IOException {
        Path secret = Files.writeString(dir.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        receiving(this::accept);
        Destination destination = route(channel, url(), SecretRef.find("file:" + secret));

        destination.sender().send(message(), destination.id(), TIMEOUT);

        WebhookReceiver.Received page = receiver.orElseThrow().received().getFirst();
        String expected = Signature.withSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .of(page.id(), Samples.AT.getEpochSecond(), page.body().getBytes(StandardCharsets.UTF_8));
        assertThat(page.signature()).isEqualTo(expected);
        assertThat(page.timestamp()).isEqualTo(Long.toString(Samples.AT.getEpochSecond()));
        assertThat(page.id()).isEqualTo(message().idFor(destination.id())).doesNotContain(".");
    }

    @Test
    void shouldSendNothingWhenTheSecretIsMissing() {
        receiving(this::accept);
        Destination destination = route(channel, url(), SecretRef.find("env:ONUS_NO_SUCH_SECRET"));

        SendResult result = destination.sender().send(message(), destination.id(), TIMEOUT);

        assertThat(result).isInstanceOf(SendResult.Permanent.class);
        assertThat(taken).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://receiver.example.org/, http or https",
        "https://ana:secret@receiver.example.org/, without a user",
        "not a url, has an error"
    })
    void shouldSayWhatIsWrongWithAnAddress(String url, String complaint) {
        Route route = channel.route(new ContactFacts(
                "ana", Channel.of(ChannelType.WEBHOOK), Contact.of("webhook").withUrl(url)));

        assertThat(route)
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        unusable ->
                                assertThat(unusable.why()).contains(complaint).doesNotContain("secret"));
    }

    private void accept(HttpExchange exchange) throws IOException {
        taken.incrementAndGet();
        exchange.sendResponseHeaders(204, -1);
    }

    private void redirectOnce(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
            accept(exchange);
        } else {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        }
    }

    private Destination receiving(WebhookReceiver.Answer answer) {
        receiver.ifPresent(WebhookReceiver::close);
        receiver = Optional.of(WebhookReceiver.start(answer));
        return destination(url());
    }

    private String url() {
        return receiver.map(r -> r.url("/ana")).map(URI::toString).orElseThrow();
    }

    private Destination destination(String url) {
        return route(channel, url, Optional.empty());
    }

    private static Destination route(WebhookChannel channel, String url, Optional<SecretRef> secret) {
        Contact contact = secret.map(Contact.of("webhook").withUrl(url)::withSecret)
                .orElse(Contact.of("webhook").withUrl(url));
        Route route = channel.route(new ContactFacts("ana", Channel.of(ChannelType.WEBHOOK), contact));
        return ((Route.Usable) route).destination();
    }
}
