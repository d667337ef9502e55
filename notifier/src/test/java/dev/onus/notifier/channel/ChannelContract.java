package dev.onus.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.Samples;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every channel keeps to, tried against a receiver that behaves in each of these ways. */
public abstract class ChannelContract {
    /** Only a receiver that never answers takes it up. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
        LIES_WHERE_THE_RULE_FORBIDS,
        /** The status says that all is well, and the body says that it is not. */
        SAYS_NO_WITH_A_200,
        /** It takes the first message over without a word; from the second request on it answers. */
        TAKES_IT_BUT_NEVER_ANSWERS,
        /** It fails for now, and accepts from the second request on. */
        FAILS_ONCE
    }

    private static final Set<Behaviour> SILENT =
            EnumSet.of(Behaviour.NEVER_ANSWERS, Behaviour.TAKES_IT_BUT_NEVER_ANSWERS);

    /** The ways in which a receiver of this channel can behave. */
    protected abstract Set<Behaviour> behaviours();

    /** A destination whose receiver behaves so. */
    protected abstract Destination destinationThat(Behaviour behaviour);

    /** How many messages the receiver has taken over. */
    protected abstract int messagesTaken();

    /** By what the receiver knew each message that it saw, refused ones too where it can see them. */
    protected abstract List<String> idsSent();

    @TestFactory
    Stream<DynamicTest> shouldSayWhatCameOfItHoweverTheReceiverBehaves() {
        return behaviours().stream()
                .map(behaviour -> DynamicTest.dynamicTest(behaviour.name(), () -> check(behaviour)));
    }

    private void check(Behaviour behaviour) {
        Destination destination = destinationThat(behaviour);
        int before = messagesTaken();
        Duration timeout = SILENT.contains(behaviour) ? TIMEOUT : PATIENCE;
        long begin = System.nanoTime();

        SendResult result = destination.sender().send(message(), destination.id(), timeout);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(timeout.plus(TOLERANCE));
        boolean taken = result instanceof SendResult.Accepted || behaviour == Behaviour.TAKES_IT_BUT_NEVER_ANSWERS;
        assertThat(messagesTaken() - before).isEqualTo(taken ? 1 : 0);
        switch (behaviour) {
            case ACCEPTS, IS_SLOW_BUT_ACCEPTS -> assertThat(result).isInstanceOf(SendResult.Accepted.class);
            case FAILS_FOR_NOW, NEVER_ANSWERS, CLOSES_AT_ONCE, IS_NOT_THERE -> assertTemporary(result);
            case TAKES_IT_BUT_NEVER_ANSWERS, FAILS_ONCE -> {
                assertTemporary(result);
                assertThatTheNextAttemptIsTheSameMessage(destination);
            }
            case SAYS_NO_WITH_A_200 -> assertThat(result).isNotInstanceOf(SendResult.Accepted.class);
            case FAILS_FOR_GOOD, REDIRECTS, LIES_WHERE_THE_RULE_FORBIDS ->
                assertThat(result)
                        .isInstanceOfSatisfying(
                                SendResult.Permanent.class,
                                permanent -> assertThat(permanent.why()).startsWith("Expected "));
            case ASKS_FOR_SEVEN_SECONDS ->
                assertThat(result)
                        .isInstanceOfSatisfying(
                                SendResult.Temporary.class,
                                temporary -> assertThat(temporary.after()).hasValue(Duration.ofSeconds(7)));
        }
    }

    /** The receiver may have it already, so it must be able to tell that it is no other message (G5). */
    private void assertThatTheNextAttemptIsTheSameMessage(Destination destination) {
        Message again = message().after(new Earlier(1, Optional.empty()));

        SendResult result = destination.sender().send(again, destination.id(), PATIENCE);

        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(idsSent().stream().distinct()).hasSize(1);
    }

    private static void assertTemporary(SendResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.why()).startsWith("Expected "));
    }

    protected static Message message() {
        return Samples.message("page-requested", "case-1", "ana");
    }
}
