package dev.onus.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Delivery;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Ways;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.NoLog;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.notifier.pipeline.Interruption;
import dev.onus.notifier.pipeline.PageMetrics;
import dev.onus.notifier.pipeline.Pipeline;
import dev.onus.notifier.pipeline.StopReason;
import dev.onus.notifier.pipeline.Withdrawals;
import dev.onus.registry.model.ChannelType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final List<Delivery> deliveries = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Incoming page = new Incoming.Send("key", 0, 5, Samples.message("page-requested", "case-1", "ana"));

    @Test
    void shouldSayUnreachedWhenAFaultOfOursKeepsAPageFromBeingSent() {
        Worker worker = worker(new Destination("d", "webhook", "…", (message, id, timeout) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("a fault of ours");
        }));

        assertThat(worker.run(page, new Interruption(), () -> {})).isTrue();

        assertThat(calls).hasValue(Worker.MAX_FAULTS);
        assertThat(deliveries)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.getReached()).isFalse());
    }

    @Test
    void shouldSayUnreachedWhenAClassIsMissing() {
        Worker worker = worker(new Destination("d", "webhook", "…", (message, id, timeout) -> {
            throw new NoClassDefFoundError("left out of the installation");
        }));

        assertThat(worker.run(page, new Interruption(), () -> {})).isTrue();

        assertThat(deliveries)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.getReached()).isFalse());
    }

    @Test
    void shouldWaitForABrokerThatIsAway() {
        Worker worker = worker(new Destination("d", "webhook", "…", (message, id, timeout) -> {
            if (calls.incrementAndGet() == 1) {
                throw new TimeoutException("the broker is away");
            }
            return new SendResult.Accepted("id");
        }));

        assertThat(worker.run(page, new Interruption(), () -> {})).isTrue();

        assertThat(deliveries)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.getReached()).isTrue());
    }

    @Test
    void shouldLeaveTheOffsetOpenWhenItIsClosingMeanwhile() {
        Interruption interruption = new Interruption();
        Worker worker = worker(new Destination("d", "webhook", "…", (message, id, timeout) -> {
            interruption.interrupt(StopReason.CLOSING);
            return SendResult.temporary("Expected a 2xx status, but got 503.");
        }));

        assertThat(worker.run(page, interruption, () -> {})).isFalse();

        assertThat(deliveries).isEmpty();
    }

    private Worker worker(Destination destination) {
        NoLog log = new NoLog();
        return new Worker(new Pipeline(
                new MessageFactory(Samples.TOKEN, Samples.PUBLIC_URL),
                (person, version) -> Ways.person(Ways.to(ChannelType.WEBHOOK, destination)),
                new Ledger(log),
                new Tally(),
                new Withdrawals(),
                deliveries::add,
                new PageMetrics(new SimpleMeterRegistry()),
                Clock.systemUTC(),
                Runnable::run));
    }
}
