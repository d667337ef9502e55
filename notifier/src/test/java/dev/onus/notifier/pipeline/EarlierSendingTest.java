package dev.onus.notifier.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Ways;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.ledger.NoLog;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.DeliveryState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a channel is told of earlier sending, so that it can look before it sends again, and change what it sent. */
class EarlierSendingTest {
    private static final String KEY = "key";

    private final Ledger ledger = new Ledger(new NoLog());
    private final List<Message> sent = new ArrayList<>();
    private final Destination destination = new Destination("d", "slack", "…", (message, id, timeout) -> {
        sent.add(message);
        return new SendResult.Accepted("provider-" + sent.size());
    });
    private final Pipeline pipeline = new Pipeline(
            new MessageFactory(Samples.TOKEN, Samples.PUBLIC_URL),
            (person, version) -> Ways.person(Ways.to(ChannelType.SLACK, destination)),
            ledger,
            new Tally(),
            new Withdrawals(),
            delivery -> {},
            new PageMetrics(new SimpleMeterRegistry()),
            Clock.fixed(Samples.AT, ZoneOffset.UTC),
            Runnable::run);

    @Test
    void shouldTellNothingOfAFirstAttempt() {
        run("page-requested");

        assertThat(sent).extracting(Message::earlier).containsExactly(Earlier.NOTHING);
    }

    @Test
    void shouldTellAWithdrawalAndAReminderWhatTheDestinationCallsThePage() {
        run("page-requested");
        run("reminded");
        run("page-withdrawn");

        Earlier accepted = new Earlier(0, Optional.of("provider-1"));
        assertThat(sent).extracting(Message::earlier).containsExactly(Earlier.NOTHING, accepted, accepted);
    }

    @Test
    void shouldTellThatAnAttemptWasBegunBeforeACrash() {
        PageRequest page = request("page-requested");
        ledger.remember(new LedgerRow(
                page.keyFor("d"),
                0,
                "case-1",
                "ana",
                "slack",
                DeliveryState.SENDING,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Samples.AT));

        pipeline.run(page, new Interruption(), () -> {});

        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.earlier().attempts()).isEqualTo(1);
            assertThat(message.earlier().mayHaveArrived()).isTrue();
        });
    }

    private void run(String kind) {
        pipeline.run(request(kind), new Interruption(), () -> {});
    }

    private static PageRequest request(String kind) {
        return new PageRequest(KEY, 0, Samples.message(kind, "case-1", "ana"));
    }
}
