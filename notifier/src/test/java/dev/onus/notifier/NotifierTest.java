package dev.onus.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.onus.contracts.Delivery;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import dev.onus.notifier.intake.IntakeState;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The notifier on the real broker, with real receivers. */
class NotifierTest {
    private static final int MANY = 2_000;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger answers = new AtomicInteger();
    private final WebhookReceiver receiver = WebhookReceiver.start(exchange -> {
        switch (exchange.getRequestURI().getPath().split("/")[1]) {
            case "gone" -> WebhookReceiver.status(410).to(exchange);
            case "busy-once" -> {
                if (answers.getAndIncrement() == 0) {
                    WebhookReceiver.status(429, "Retry-After", "1").to(exchange);
                } else {
                    WebhookReceiver.status(204).to(exchange);
                }
            }
            case "slow" -> {
                boolean ignored = held.await(2, TimeUnit.SECONDS);
                WebhookReceiver.status(204).to(exchange);
            }
            case "held-once" -> {
                if (answers.getAndIncrement() == 0) {
                    boolean ignored = held.await(60, TimeUnit.SECONDS);
                }
                WebhookReceiver.status(204).to(exchange);
            }
            default -> WebhookReceiver.status(204).to(exchange);
        }
    });
    private final String run = "n" + NUMBER.incrementAndGet();
    private final String ana = run + "-ana";
    private final String bo = run + "-bo";
    private final String caseId = run + "-case";
    private final Bench bench = new Bench("notifier-test-" + run);

    @AfterEach
    void stop() {
        held.countDown();
        bench.close();
        receiver.close();
    }

    @Test
    void shouldPageOnceAndSayThatThePersonIsReached() {
        bench.person(ana, receiver.url("/ok"));
        bench.start();

        bench.write("opened", caseId, ana);
        bench.write("page-requested", caseId, ana);

        Delivery delivery = bench.awaitDelivery(caseId, ana);
        assertThat(delivery.getReached()).isTrue();
        assertThat(delivery.getChannel()).isEqualTo("webhook");
        assertThat(delivery.getRoutingKey()).isEqualTo("key-of-" + caseId);
        assertThat(delivery.getAttempts()).isEqualTo(1);
        assertThat(receiver.received("/ok")).hasSize(1);
    }

    @Test
    void shouldTurnToTheNextContactWhenTheFirstFailsForGood() {
        bench.person(ana, receiver.url("/gone"), receiver.url("/ok"));
        bench.start();

        bench.write("page-requested", caseId, ana);

        assertThat(bench.awaitDelivery(caseId, ana).getReached()).isTrue();
        assertThat(receiver.received("/gone")).hasSize(1);
        assertThat(receiver.received("/ok")).hasSize(1);
    }

    @Test
    void shouldSayUnreachedAtOnceWhenNoContactWorks() {
        bench.person(ana);
        bench.person(bo, receiver.url("/gone"), URI.create("http://10.0.0.1/"));
        bench.start();

        bench.write("page-requested", caseId, ana);
        bench.write("page-requested", caseId, bo);

        assertThat(bench.awaitDelivery(caseId, ana)).satisfies(delivery -> {
            assertThat(delivery.getReached()).isFalse();
            assertThat(delivery.getDetail()).isEqualTo("The person has no contact.");
        });
        assertThat(bench.awaitDelivery(caseId, bo)).satisfies(delivery -> {
            assertThat(delivery.getReached()).isFalse();
            assertThat(delivery.getDetail()).contains("410").contains("onus.outbound.allow");
        });
    }

    @Test
    void shouldWaitAsLongAsTheReceiverAsksAndKeepTheId() {
        bench.person(ana, receiver.url("/busy-once"));
        bench.start();

        bench.write("page-requested", caseId, ana);

        assertThat(bench.awaitDelivery(caseId, ana).getAttempts()).isEqualTo(2);
        List<WebhookReceiver.Received> pages = receiver.received("/busy-once");
        assertThat(pages.get(1).id()).isEqualTo(pages.get(0).id());
        assertThat(Long.parseLong(pages.get(1).timestamp()))
                .isGreaterThan(Long.parseLong(pages.get(0).timestamp()));
    }

    @Test
    void shouldWithdrawWhereThePageWasAcceptedAndRemindTheAcknowledger() {
        bench.person(ana, receiver.url("/gone"), receiver.url("/ok"));
        bench.start();

        bench.write("page-requested", caseId, ana);
        bench.awaitDelivery(caseId, ana);
        bench.write("page-withdrawn", caseId, ana);
        bench.write("reminded", caseId, ana);

        await().atMost(Bench.PATIENCE).until(() -> receiver.received("/ok").size() == 3);
        List<WebhookReceiver.Received> messages = receiver.received("/ok");
        assertThat(messages.get(1).body()).contains("dev.onus.page.withdrawn.v1");
        assertThat(messages.get(2).body()).contains("dev.onus.page.reminder.v1");
        assertThat(messages).extracting(WebhookReceiver.Received::id).doesNotHaveDuplicates();
        // The page and the reminder tried the first contact; the withdrawal had no business there.
        assertThat(receiver.received("/gone"))
                .noneSatisfy(message -> assertThat(message.body()).contains("withdrawn"));
    }

    @Test
    void shouldNotSendAPageThatTheLogHasWithdrawnAlready() {
        bench.person(ana, receiver.url("/ok"));
        bench.person(bo, receiver.url("/ok"));
        bench.write("page-requested", caseId, ana);
        bench.write("page-withdrawn", caseId, ana);
        bench.write("page-requested", caseId, bo);

        bench.start();

        bench.awaitDelivery(caseId, bo);
        assertThat(receiver.received("/ok")).hasSize(1);
        assertThat(bench.deliveriesOf(caseId, ana)).isEmpty();
    }

    @Test
    void shouldLookThroughWhatHasPiledUpForWithdrawalsBeforeItSends() {
        bench.person(ana, receiver.url("/ok"));
        bench.person(bo, receiver.url("/ok"));
        bench.write("page-requested", caseId, ana);
        for (int number = 0; number < 1_100; number++) {
            bench.write("note", caseId, ana);
        }
        bench.write("page-withdrawn", caseId, ana);
        bench.write("page-requested", caseId, bo);

        bench.start();

        bench.awaitDelivery(caseId, bo);
        assertThat(receiver.received("/ok")).hasSize(1);
    }

    @Test
    void shouldSendAPageHoweverLateItIs() {
        bench.person(ana, receiver.url("/ok"));
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        bench.write(Samples.event("page-requested", caseId, ana, yesterday, Duration.ofMinutes(5)));

        bench.start();

        assertThat(bench.awaitDelivery(caseId, ana).getReached()).isTrue();
    }

    @Test
    void shouldNotLetASlowDestinationHoldTheOthers() {
        bench.person(ana, receiver.url("/slow"));
        bench.person(bo, receiver.url("/ok"));
        bench.start();
        for (int number = 0; number < MANY; number++) {
            bench.write("page-requested", caseId + number, ana);
        }
        Instant begin = Instant.now();

        bench.write("page-requested", caseId, bo);

        assertThat(bench.awaitDelivery(caseId, bo).getReached()).isTrue();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(bench.deliveriesOf(caseId + (MANY - 1), ana)).isEmpty();
    }

    @Test
    void shouldRepeatOnlyWhatHadNoOutcomeWhenItStartsAgain() {
        bench.person(ana, receiver.url("/held-once"));
        bench.person(bo, receiver.url("/ok"));
        Notifier first = bench.start();
        bench.write("page-requested", caseId, ana);
        bench.write("page-requested", caseId, bo);
        bench.awaitDelivery(caseId, bo);
        await().atMost(Bench.PATIENCE)
                .until(() -> !receiver.received("/held-once").isEmpty());
        bench.stop(first);

        bench.start();

        assertThat(bench.awaitDelivery(caseId, ana).getReached()).isTrue();
        Set<String> ids = new HashSet<>();
        receiver.received("/held-once").forEach(page -> ids.add(page.id()));
        assertThat(receiver.received("/held-once")).hasSize(2);
        assertThat(ids).hasSize(1);
        assertThat(receiver.received("/ok")).hasSize(1);
        assertThat(bench.deliveriesOf(caseId, bo)).hasSize(1);
    }

    @Test
    void shouldShareTheWorkAndTakeOverFromOneThatStopped() {
        bench.person(ana, receiver.url("/ok"));
        bench.start(run + "-one");
        Notifier other = bench.start(run + "-two");
        for (int number = 0; number < 20; number++) {
            bench.write("page-requested", caseId + number, ana);
        }
        bench.awaitDelivery(caseId + 19, ana);
        bench.stop(other);
        for (int number = 20; number < 40; number++) {
            bench.write("page-requested", caseId + number, ana);
        }

        for (int number = 0; number < 40; number++) {
            assertThat(bench.awaitDelivery(caseId + number, ana).getReached()).isTrue();
            assertThat(bench.deliveriesOf(caseId + number, ana)).hasSize(1);
        }
        assertThat(receiver.received("/ok"))
                .hasSize(40)
                .extracting(WebhookReceiver.Received::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldStopWhenAnotherProcessHasTheSameInstanceId() {
        Notifier first = bench.start("twin-" + run);
        Notifier second = bench.start("twin-" + run);

        await().atMost(Bench.PATIENCE).until(() -> first.state() == IntakeState.FENCED);
        assertThat(second.state()).isEqualTo(IntakeState.READY);
    }

    @Test
    void shouldSendMailThroughAChannelOfTheRegistry() throws MessagingException {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Channel channel = Channel.of(ChannelType.SMTP)
                .with(ChannelField.HOST, "127.0.0.1")
                .with(ChannelField.PORT, Integer.toString(mail.getSmtp().getPort()))
                .with(ChannelField.SECURITY, "none")
                .with(ChannelField.FROM, "onus@example.org");
        Contact contact = Contact.of("post").withAddress("ana@example.org");
        bench.person(ana, contact, "post", channel);
        bench.start();

        bench.write("page-requested", caseId, ana);
        Delivery delivery = bench.awaitDelivery(caseId, ana);
        bench.write("page-withdrawn", caseId, ana);

        assertThat(delivery.getChannel()).isEqualTo("post");
        assertThat(delivery.getDestination()).isEqualTo("a…@example.org");
        assertThat(mail.waitForIncomingEmail(Bench.PATIENCE.toMillis(), 2)).isTrue();
        assertThat(mail.getReceivedMessages()[1].getHeader("In-Reply-To"))
                .containsExactly(mail.getReceivedMessages()[0].getHeader("Message-ID"));
        mail.stop();
    }
}
