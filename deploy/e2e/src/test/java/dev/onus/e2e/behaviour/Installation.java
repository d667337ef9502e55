package dev.onus.e2e.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.notifier.channel.twilio.FakeTwilio;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;

/**
 * One organisation and what its people hear. Everything heard has to be expected: what nobody expected fails the test, at
 * the next expectation or at the end.
 */
final class Installation implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_ROUNDS = 200;

    final FakeTwilio twilio = new FakeTwilio(SecretFile.TOKEN);
    private final WebhookReceiver webhooks = WebhookReceiver.start(WebhookReceiver.status(202));
    private final MovedTime time;
    private final Records records;
    private final StreamOnMovedTime stream;
    private final NotifierOnMovedTime notifier;
    private final List<Heard> heard = new ArrayList<>();
    private final List<TestRecord<String, EscalationEvent>> events = new ArrayList<>();
    private int numbers;

    Installation(Path directory, Instant start) {
        time = new MovedTime(start);
        records = new Records(start);
        stream = new StreamOnMovedTime(directory, time);
        notifier = new NotifierOnMovedTime(time, records::directory, this::hear);
        apply(Company.channels(twilio.url(""), SecretFile.in(directory)));
    }

    /** Where webhooks of this person go. */
    String webhook(String person) {
        return webhooks.url("/" + person).toString();
    }

    void apply(String yaml) {
        records.apply(yaml, time.instant());
        records.takeRecords().forEach(stream::register);
        records.takeOwners().forEach(stream::own);
        settle();
    }

    void alert(String identity, SeverityLevel severity) {
        alert(identity, severity, CredentialStatus.unknown);
    }

    /** Only what concerns a credential that is known to be dead can wait (ESC-8). */
    void alertOfADeadCredential(String identity, SeverityLevel severity) {
        alert(identity, severity, CredentialStatus.inactive);
    }

    private void alert(String identity, SeverityLevel severity, CredentialStatus credential) {
        numbers++;
        stream.alert(AlertEvent.newBuilder()
                .setAlertId("alert-" + numbers)
                .setReceiptId("receipt-" + numbers)
                .setRoutingKey(identity)
                .setSource("guardduty")
                .setIdentityId(identity)
                .setSeverity(severity)
                .setTitle("Key used from an unusual place")
                .setDedupKey("finding-" + numbers)
                .setAlertClass("leaked-credential")
                .setStatus(SourceStatus.open)
                .setCredentialState(credential)
                .setReceivedAt(time.instant())
                .build());
        settle();
    }

    /** The person answers the case that opened last. */
    void answer(String person, String action) {
        numbers++;
        TestRecord<String, EscalationEvent> opened = events.stream()
                .filter(event -> event.value().getKind().equals("opened"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        stream.respond(Response.newBuilder()
                .setResponseId("response-" + numbers)
                .setRoutingKey(opened.key())
                .setCaseId(opened.value().getCaseId())
                .setAction(action)
                .setActor(Actor.newBuilder().setPerson(person).build())
                .setParameters(Map.of())
                .setReason("because")
                .setAt(time.instant())
                .build());
        settle();
    }

    /** Time passes; whatever is due on the way happens when it is due. */
    void after(Duration length) {
        Instant end = time.instant().plus(length);
        while (time.instant().isBefore(end)) {
            Instant step = time.instant().plus(STEP);
            Instant next = Optional.of(step).filter(end::isAfter).orElse(end);
            time.moveTo(time.next().filter(next::isAfter).orElse(next));
            settle();
        }
    }

    /** Exactly this was heard since the last expectation, in whatever order. */
    void expect(Heard... expected) {
        List<Heard> taken;
        synchronized (this) {
            taken = List.copyOf(heard);
            heard.clear();
        }
        assertThat(taken).as("heard by " + time.instant()).containsExactlyInAnyOrderElementsOf(Arrays.asList(expected));
    }

    void expectNothing() {
        expect();
    }

    private synchronized void hear(Heard message) {
        heard.add(message);
    }

    private void settle() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            time.awaitQuiet();
            stream.tick();
            notifier.deliveries().forEach(stream::deliver);
            List<TestRecord<String, EscalationEvent>> news = stream.events();
            if (news.isEmpty()) {
                return;
            }
            events.addAll(news);
            news.forEach(event -> notifier.foresee(event.value()));
            news.forEach(event -> notifier.take(event.key(), event.value()));
        }
        throw new AssertionError("Expected it to settle, but after " + MOST_ROUNDS + " rounds it still talks.");
    }

    @Override
    public void close() {
        try {
            expectNothing();
        } finally {
            notifier.close();
            stream.close();
            twilio.close();
            webhooks.close();
        }
    }
}
