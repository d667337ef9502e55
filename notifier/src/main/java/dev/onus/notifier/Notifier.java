package dev.onus.notifier;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.console.ConsoleChannel;
import dev.onus.notifier.channel.jira.JiraChannel;
import dev.onus.notifier.channel.ntfy.NtfyChannel;
import dev.onus.notifier.channel.pagerduty.PagerDutyChannel;
import dev.onus.notifier.channel.servicenow.ServiceNowChannel;
import dev.onus.notifier.channel.slack.SlackChannel;
import dev.onus.notifier.channel.slack.SlackWebhookChannel;
import dev.onus.notifier.channel.smtp.SmtpChannel;
import dev.onus.notifier.channel.teams.TeamsChannel;
import dev.onus.notifier.channel.twilio.TwilioClient;
import dev.onus.notifier.channel.twilio.TwilioSmsChannel;
import dev.onus.notifier.channel.twilio.TwilioVoiceChannel;
import dev.onus.notifier.channel.webhook.CloudEventJson;
import dev.onus.notifier.channel.webhook.WebhookChannel;
import dev.onus.notifier.contact.RegistryContacts;
import dev.onus.notifier.intake.Dispatcher;
import dev.onus.notifier.intake.EscalationConsumer;
import dev.onus.notifier.intake.IntakeParts;
import dev.onus.notifier.intake.IntakeState;
import dev.onus.notifier.intake.LimitsMemory;
import dev.onus.notifier.intake.Worker;
import dev.onus.notifier.ledger.Journal;
import dev.onus.notifier.ledger.KafkaLedgerLog;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerReader;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.notifier.pipeline.PageMetrics;
import dev.onus.notifier.pipeline.Pipeline;
import dev.onus.notifier.pipeline.Withdrawals;
import dev.onus.registry.client.outbound.OutboundRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The notifier, put together: what it is made of, in the order in which a page passes it. */
public final class Notifier implements AutoCloseable {
    private final Journal journal;
    private final HttpSender http;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("onus-notifier-", 0).factory());
    private final EscalationConsumer consumer;

    public Notifier(
            KafkaConnection connection,
            AvroSerdes serdes,
            RegistryView registry,
            AnswerToken answerToken,
            NotifierSettings settings,
            MeterRegistry meters) {
        this(connection, serdes, registry, answerToken, settings, meters, List.of());
    }

    /** @param instead channels in place of those of the same type */
    Notifier(
            KafkaConnection connection,
            AvroSerdes serdes,
            RegistryView registry,
            AnswerToken answerToken,
            NotifierSettings settings,
            MeterRegistry meters,
            List<PagingChannel> instead) {
        Clock clock = Clock.systemUTC();
        OutboundRule outbound = OutboundRule.allowing(settings.outboundAllow());
        this.http = new HttpSender(outbound);
        TwilioClient twilio = new TwilioClient(http, clock);
        RegistryContacts contacts = new RegistryContacts(
                registry.directory(),
                List.of(
                        new ConsoleChannel(),
                        new JiraChannel(http, settings.publicUrl(), clock),
                        new NtfyChannel(http, clock),
                        new PagerDutyChannel(http, clock),
                        new ServiceNowChannel(http, settings.publicUrl(), clock),
                        new SlackChannel(http, clock),
                        new SlackWebhookChannel(http, clock),
                        new SmtpChannel(outbound, clock),
                        new TeamsChannel(http, clock),
                        new TwilioSmsChannel(twilio, settings.publicUrl()),
                        new TwilioVoiceChannel(twilio, settings.publicUrl()),
                        new WebhookChannel(http, new CloudEventJson(settings.publicUrl()), clock)),
                instead);
        registry.onChange().accept(contacts::onChange);
        Tally tally = new Tally();
        this.journal = new Journal(connection, serdes);
        Ledger ledger = new Ledger(new KafkaLedgerLog(journal));
        Withdrawals withdrawals = new Withdrawals();
        MessageFactory messages = new MessageFactory(answerToken, settings.publicUrl());
        Pipeline pipeline = new Pipeline(
                messages,
                contacts,
                ledger,
                tally,
                withdrawals,
                delivery -> journal.append(Topics.DELIVERIES, null, delivery.getRoutingKey(), delivery),
                new PageMetrics(meters),
                clock,
                executor);
        Dispatcher dispatcher = new Dispatcher(new Worker(pipeline), ledger, withdrawals, executor);
        meters.gauge("pages.in.flight", dispatcher, Dispatcher::inFlight);
        meters.gauge("pages.standing", dispatcher, Dispatcher::standing);
        IntakeParts parts = new IntakeParts(
                serdes,
                messages,
                new LedgerReader(connection, serdes, ledger),
                dispatcher,
                withdrawals,
                new LimitsMemory(ledger, tally),
                clock);
        this.consumer = new EscalationConsumer(connection, settings.intake(), registry.caughtUp(), parts);
    }

    public void start() {
        consumer.start();
    }

    public IntakeState state() {
        return consumer.state();
    }

    /** Returns in bounded time; what is on its way to a receiver that does not answer is taken up by the next start. */
    @Override
    public void close() {
        consumer.close();
        executor.shutdownNow();
        http.close();
        journal.close();
    }
}
