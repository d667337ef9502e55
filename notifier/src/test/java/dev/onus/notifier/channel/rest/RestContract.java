package dev.onus.notifier.channel.rest;

import dev.onus.notifier.channel.ChannelContract;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.outbound.OutboundRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What every channel keeps to whose vendor has a REST interface. */
public abstract class RestContract extends ChannelContract {
    protected static final String SECRET = "open sesame";

    protected final HttpSender http = new HttpSender(OutboundRule.allowing(List.of("127.0.0.1")));

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        vendor().close();
        http.close();
    }

    protected abstract FakeVendor vendor();

    /** @param url of the vendor */
    protected abstract Destination destination(String url);

    /** Before the one request that hands the message over there may be others. */
    protected abstract int requestsBefore();

    /** Answers of a vendor that does not take the message and has a status of success all the same. */
    protected abstract FakeVendor.Answer noWithSuccess();

    /** Makes the vendor forget what it took: the same message again is nothing new to one that knows it. */
    protected void forgetAll() {}

    @Override
    protected Set<Behaviour> behaviours() {
        return EnumSet.allOf(Behaviour.class);
    }

    @Override
    protected Destination destinationThat(Behaviour behaviour) {
        forgetAll();
        switch (behaviour) {
            case ACCEPTS, IS_NOT_THERE, LIES_WHERE_THE_RULE_FORBIDS -> {}
            case IS_SLOW_BUT_ACCEPTS -> vendor().answerNext(vendor().late(vendor().asEver()));
            case FAILS_FOR_NOW -> vendor().answerNext(FakeVendor.status(503, "down"));
            case FAILS_FOR_GOOD -> vendor().answerNext(FakeVendor.status(403, "no"));
            case ASKS_FOR_SEVEN_SECONDS -> vendor().answerNext(FakeVendor.status(429, "Retry-After", "7"));
            case REDIRECTS -> vendor().answerNext(FakeVendor.status(302, "Location", "/elsewhere"));
            case NEVER_ANSWERS -> vendor().answerNext(vendor().never());
            case CLOSES_AT_ONCE -> vendor().answerNext(FakeVendor.closeAtOnce());
            case SAYS_NO_WITH_A_200 -> {
                letOthersPass();
                vendor().answerNext(noWithSuccess());
            }
            case TAKES_IT_BUT_NEVER_ANSWERS -> {
                letOthersPass();
                vendor().hangAfterTakingNext();
            }
            case FAILS_ONCE -> vendor().answerNext(FakeVendor.status(500, "oops"));
        }
        return switch (behaviour) {
            case IS_NOT_THERE -> destination("http://127.0.0.1:1");
            case LIES_WHERE_THE_RULE_FORBIDS -> destination(vendor().url("").replace("127.0.0.1", "127.0.0.2"));
            default -> destination(vendor().url(""));
        };
    }

    private void letOthersPass() {
        for (int request = 0; request < requestsBefore(); request++) {
            vendor().answerNext(vendor().asEver());
        }
    }

    /** A reference to {@link #SECRET}. */
    protected String secretRef() {
        try {
            return "file:" + Files.writeString(directory.resolve("secret"), SECRET + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
