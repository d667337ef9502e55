package dev.onus.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onus.notifier.Samples;
import dev.onus.notifier.message.Message;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel keeps to, tried against a receiver that behaves in each of these ways. */
public abstract class ChannelContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** How a receiver may behave. */
    public enum Behaviour {
        ACCEPTS,
        IS_SLOW_BUT_ACCEPTS,
        FAILS_FOR_NOW,
        FAILS_FOR_GOOD,
        ASKS_FOR_SEVEN_SECONDS,
        REDIRECTS,
        NEVER_ANSWERS,
        CLOSES_AT_ONCE,
        IS_NOT_THERE,
        LIES_WHERE_THE_RULE_FORBIDS
    }

    /** A destination whose receiver behaves so; empty when this channel has no such receiver. */
    protected abstract Optional<Destination> destinationThat(Behaviour behaviour);

    /** How many messages receivers have taken over since the test began. */
    protected abstract int messagesTaken();

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"ACCEPTS", "IS_SLOW_BUT_ACCEPTS"})
    void shouldSayAcceptedWhenTheReceiverTookIt(Behaviour behaviour) {
        SendResult result = sendToOneThat(behaviour);

        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(messagesTaken()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"FAILS_FOR_NOW", "NEVER_ANSWERS", "CLOSES_AT_ONCE", "IS_NOT_THERE"})
    void shouldSayTemporaryWhenItMayWorkLater(Behaviour behaviour) {
        assertThat(sendToOneThat(behaviour))
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.why()).startsWith("Expected "));
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"FAILS_FOR_GOOD", "REDIRECTS", "LIES_WHERE_THE_RULE_FORBIDS"})
    void shouldSayPermanentWhenItWillNotWork(Behaviour behaviour) {
        assertThat(sendToOneThat(behaviour))
                .isInstanceOfSatisfying(
                        SendResult.Permanent.class,
                        permanent -> assertThat(permanent.why()).startsWith("Expected "));
        assertThat(messagesTaken()).isZero();
    }

    @Test
    void shouldPassOnHowLongTheReceiverWantsToBeLeftAlone() {
        assertThat(sendToOneThat(Behaviour.ASKS_FOR_SEVEN_SECONDS))
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.after()).hasValue(Duration.ofSeconds(7)));
    }

    @Test
    void shouldEndInTimeWhenTheReceiverNeverAnswers() {
        Destination destination = oneThat(Behaviour.NEVER_ANSWERS);
        long begin = System.nanoTime();

        destination.sender().send(message(), destination.id(), TIMEOUT);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.plus(TOLERANCE));
    }

    private SendResult sendToOneThat(Behaviour behaviour) {
        Destination destination = oneThat(behaviour);
        return destination.sender().send(message(), destination.id(), TIMEOUT);
    }

    private Destination oneThat(Behaviour behaviour) {
        Optional<Destination> destination = destinationThat(behaviour);
        assumeTrue(destination.isPresent(), () -> "This channel has no receiver that " + behaviour);
        return destination.get();
    }

    protected static Message message() {
        return Samples.message("page-requested", "case-1", "ana");
    }
}
