package dev.onus.notifier.pipeline;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.contact.PersonWays;
import dev.onus.notifier.course.Way;
import dev.onus.notifier.course.Ways;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.ledger.LedgerLog;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.NotificationRule;
import dev.onus.registry.model.Person;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** A pipeline without a broker: what is durable survives {@link #restart}, what is in memory does not. */
final class Desk implements AutoCloseable {
    static final String KEY = "key";

    /** What stands in the log. */
    final Map<String, LedgerRow> rows = new ConcurrentHashMap<>();

    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    final List<Message> sent = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Withdrawals withdrawals = new Withdrawals();
    Function<Message, SendResult> answer = message -> new SendResult.Accepted("provider-" + message.pageId());
    Consumer<LedgerRow> beforeKept = row -> {};
    Runnable onSettled = () -> {};
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Way> ways = new ArrayList<>();
    private final List<NotificationRule> rules = new ArrayList<>();
    private Ledger ledger = new Ledger(new Log());
    private Tally tally = new Tally();
    private Pipeline pipeline = pipeline();

    /** A contact whose messages are noted under {@code sent}. */
    Way contact(String name, ChannelType type) {
        Way way = Ways.to(type, new Destination("to-" + name, name, "…", (message, id, timeout) -> {
            sent.add(message);
            return answer.apply(message);
        }));
        ways.add(way);
        return way;
    }

    void rule(String contact, Duration after) {
        rules.add(new NotificationRule(contact, after));
    }

    PageRequest page(String caseId, String person) {
        return page(Samples.event("page-requested", caseId, person, Instant.now(), Duration.ofMinutes(5)));
    }

    PageRequest page(EscalationEvent event) {
        return new PageRequest(KEY, 0, Samples.message(event));
    }

    /** Runs it to its end on this thread. */
    boolean run(PageRequest request, Interruption interruption) {
        return pipeline.run(request, interruption, onSettled);
    }

    Future<Boolean> begin(PageRequest request, Interruption interruption) {
        return executor.submit(() -> run(request, interruption));
    }

    void note(PageReceipt receipt) {
        pipeline.note(0, receipt);
    }

    /** As after a crash: only what stands in the log is left. */
    void restart() {
        ledger = new Ledger(new Log());
        rows.values().forEach(ledger::remember);
        tally = new Tally();
        pipeline = pipeline();
    }

    Optional<LedgerRow> row(PageRequest request, String contact) {
        return ledger.find(0, request.keyFor("to-" + contact));
    }

    void remember(LedgerRow row) {
        rows.put(row.key().text(), row);
        ledger.remember(row);
    }

    private Pipeline pipeline() {
        return new Pipeline(
                new MessageFactory(Samples.TOKEN, Samples.PUBLIC_URL),
                (person, version) -> Optional.of(new PersonWays(person(), ways, Ways.INBOX)),
                ledger,
                tally,
                withdrawals,
                deliveries::add,
                new PageMetrics(meters),
                Clock.systemUTC(),
                executor);
    }

    private Person person() {
        return new Person(
                Optional.empty(),
                Optional.empty(),
                ways.stream().map(Way::contact).toList(),
                rules,
                rules,
                List.of());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private final class Log implements LedgerLog {
        @Override
        public Written begin(LedgerRow row) {
            return () -> {
                beforeKept.accept(row);
                rows.put(row.key().text(), row);
            };
        }

        @Override
        public void remove(int partition, LedgerKey key) {
            rows.remove(key.text());
        }
    }
}
