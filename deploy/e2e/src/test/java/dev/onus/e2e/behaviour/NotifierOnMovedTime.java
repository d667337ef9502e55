package dev.onus.e2e.behaviour;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.console.ConsoleChannel;
import dev.onus.notifier.channel.pagerduty.PagerDutyChannel;
import dev.onus.notifier.channel.smtp.SmtpChannel;
import dev.onus.notifier.channel.twilio.TwilioClient;
import dev.onus.notifier.channel.twilio.TwilioSmsChannel;
import dev.onus.notifier.channel.twilio.TwilioVoiceChannel;
import dev.onus.notifier.channel.webhook.CloudEventJson;
import dev.onus.notifier.channel.webhook.WebhookChannel;
import dev.onus.notifier.contact.RegistryContacts;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.ledger.LedgerLog;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.notifier.pipeline.AcknowledgeRequest;
import dev.onus.notifier.pipeline.AnsweredPages;
import dev.onus.notifier.pipeline.PageMetrics;
import dev.onus.notifier.pipeline.PageRequest;
import dev.onus.notifier.pipeline.Pipeline;
import dev.onus.notifier.pipeline.StopReason;
import dev.onus.notifier.pipeline.Withdrawals;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.Directory;
import dev.onus.vocabulary.PageId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The notifier's pipeline and its real channels on the test's clock; its ledger is in memory. */
final class NotifierOnMovedTime implements AutoCloseable {
    private static final int PARTITION = 0;
    private static final URI PUBLIC_URL = URI.create("http://127.0.0.1:8080");

    private final MovedTime time;
    private final HttpSender http;
    private final Pipeline pipeline;
    private final Withdrawals withdrawals = new Withdrawals();
    private final AnsweredPages answered = new AnsweredPages();
    private final MessageFactory messages =
            new MessageFactory(new AnswerToken(new byte[AnswerToken.KEY_BYTES]), PUBLIC_URL);
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<PageId, Running> running = new HashMap<>();
    private long offset;

    private record Running(MovedInterruption interruption, CompletableFuture<Void> end) {}

    NotifierOnMovedTime(MovedTime time, Supplier<Directory> directory, Consumer<Heard> listener) {
        this.time = time;
        OutboundRule loopback = OutboundRule.allowing(List.of("127.0.0.0/8"));
        this.http = new HttpSender(loopback);
        TwilioClient twilio = new TwilioClient(http, time);
        List<PagingChannel> channels = List.of(
                new ConsoleChannel(),
                new PagerDutyChannel(http, time),
                new SmtpChannel(loopback, time),
                new TwilioSmsChannel(twilio, PUBLIC_URL),
                new TwilioVoiceChannel(twilio, PUBLIC_URL),
                new WebhookChannel(http, new CloudEventJson(PUBLIC_URL), time));
        this.pipeline = new Pipeline(
                messages,
                new RegistryContacts(
                        directory,
                        channels.stream()
                                .<PagingChannel>map(channel -> new Overheard(channel, listener))
                                .toList(),
                        List.of()),
                new Ledger(new InMemoryLog()),
                new Tally(),
                withdrawals,
                this::keep,
                new PageMetrics(new SimpleMeterRegistry()),
                time,
                time::work);
    }

    /** Takes note of what is withdrawn, ahead of the work. */
    void foresee(EscalationEvent event) {
        messages.of(event)
                .filter(message -> message.type() == MessageType.WITHDRAWAL)
                .ifPresent(message -> withdrawals.add(message.pageId()));
    }

    /** Takes what an event asks for; it is done when everybody has come to rest. */
    void take(String routingKey, EscalationEvent event) {
        offset++;
        messages.of(event).ifPresent(message -> {
            answered.note(message, offset);
            take(routingKey, message);
        });
        if (AcknowledgeRequest.isOne(event)) {
            AcknowledgeRequest request = new AcknowledgeRequest(routingKey, PARTITION, event);
            time.work(() -> {
                boolean ignored = pipeline.acknowledge(request, new MovedInterruption(time));
            });
        }
        for (PageId page : answered.answeredBy(event, offset)) {
            withdrawals.answered(page);
            Optional.ofNullable(running.get(page))
                    .ifPresent(asked -> asked.interruption().interrupt(StopReason.WITHDRAWN));
        }
    }

    private void take(String routingKey, Message message) {
        MovedInterruption interruption = new MovedInterruption(time);
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        if (message.type() == MessageType.WITHDRAWAL) {
            withdrawals.add(message.pageId());
            Running page = running.get(message.pageId());
            if (page != null) {
                page.interruption().interrupt(StopReason.WITHDRAWN);
                before = page.end();
            }
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        if (message.type() == MessageType.PAGE) {
            running.put(message.pageId(), new Running(interruption, end));
        }
        CompletableFuture<Void> first = before;
        time.work(() -> {
            try {
                first.join();
                boolean ignored = pipeline.run(new PageRequest(routingKey, PARTITION, message), interruption, () -> {});
            } finally {
                end.complete(null);
            }
        });
    }

    private synchronized void keep(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** What it said since it was asked last. */
    synchronized List<Delivery> deliveries() {
        List<Delivery> taken = List.copyOf(deliveries);
        deliveries.clear();
        return taken;
    }

    @Override
    public void close() {
        running.values().forEach(page -> page.interruption().interrupt(StopReason.CLOSING));
        http.close();
    }

    private static final class InMemoryLog implements LedgerLog {
        @Override
        public Written begin(LedgerRow row) {
            // What the ledger keeps in memory is enough: nobody restarts it here.
            return () -> {};
        }

        @Override
        public void remove(int partition, LedgerKey key) {
            // The same.
        }
    }
}
