package dev.onus.notifier.channel;

import dev.onus.notifier.Samples;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.outbound.OutboundRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of channels, played by a server that speaks the vendor's protocol.
 *
 * @param <V> the vendor's server
 */
public abstract class VendorContract<V extends FakeVendor> extends ChannelContract {
    protected static final Duration TIMEOUT = Duration.ofSeconds(5);
    protected static final Clock CLOCK = Clock.fixed(Samples.AT, ZoneOffset.UTC);

    protected final HttpSender http = new HttpSender(OutboundRule.allowing(List.of("127.0.0.1")));

    @TempDir
    protected Path secrets;

    private Optional<V> vendor = Optional.empty();

    /** A server that has been sent nothing yet. */
    protected abstract V start();

    protected abstract PagingChannel channel();

    /** @param url where the server is, with its path */
    protected abstract ContactFacts facts(String url);

    /** The path under which the server of this vendor is configured. */
    protected abstract String path();

    /** A refusal for good whose status is 2xx. */
    protected abstract FakeVendor.Answer noWithin200();

    @AfterEach
    void stop() {
        vendor.ifPresent(FakeVendor::close);
        http.close();
    }

    protected final V vendor() {
        return vendor.orElseThrow();
    }

    /** A new server, and the way to it. */
    protected final Destination fresh() {
        vendor.ifPresent(FakeVendor::close);
        V started = start();
        vendor = Optional.of(started);
        return destination(started.url(path()));
    }

    protected final Destination destination(String url) {
        return ((Route.Usable) channel().route(facts(url))).destination();
    }

    protected final SendResult send(Destination destination, Message message) {
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }

    /** A reference to a secret that is there. */
    protected final String secret(String value) {
        try {
            return "file:" + Files.writeString(secrets.resolve("secret"), value + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    protected Set<Behaviour> behaviours() {
        return EnumSet.allOf(Behaviour.class);
    }

    @Override
    protected Destination destinationThat(Behaviour behaviour) {
        Destination destination = fresh();
        switch (behaviour) {
            case ACCEPTS -> vendor().answerNext();
            case IS_SLOW_BUT_ACCEPTS -> vendor().answerNext(vendor().late(vendor().asEver()));
            case FAILS_FOR_NOW -> vendor().answerNext(FakeVendor.status(503, "later"));
            case FAILS_FOR_GOOD -> vendor().answerNext(FakeVendor.status(404, "no such thing"));
            case ASKS_FOR_SEVEN_SECONDS -> vendor().answerNext(FakeVendor.status(429, "Retry-After", "7"));
            case REDIRECTS -> vendor().answerNext(FakeVendor.status(307, "Location", vendor().url(path())));
            case NEVER_ANSWERS -> vendor().answerNext(vendor().never());
            case CLOSES_AT_ONCE -> vendor().answerNext(FakeVendor.closeAtOnce());
            case IS_NOT_THERE -> {
                return destination("http://127.0.0.1:1" + path());
            }
            case LIES_WHERE_THE_RULE_FORBIDS -> {
                return destination(vendor().url(path()).replace("127.0.0.1", "127.0.0.2"));
            }
            case SAYS_NO_WITH_A_200 -> vendor().answerNext(noWithin200());
            case TAKES_IT_BUT_NEVER_ANSWERS -> vendor().hangAfterTakingNext();
            case FAILS_ONCE -> vendor().answerNext(FakeVendor.status(500, "oh no"));
        }
        return destination;
    }
}
