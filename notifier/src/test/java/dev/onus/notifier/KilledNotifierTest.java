package dev.onus.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} at every step of a delivery. */
class KilledNotifierTest {
    /** The one window for a duplicate: the receiver has the page, and the row that says so is not written (G5). */
    @Test
    void shouldRepeatThePageInTheWindowWithTheSameIdAndNothingElse() throws IOException, InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger answers = new AtomicInteger();
        WebhookReceiver receiver = WebhookReceiver.start(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/held") && answers.getAndIncrement() == 0) {
                boolean ignored = held.await(60, TimeUnit.SECONDS);
            }
            WebhookReceiver.status(204).to(exchange);
        });
        try (receiver;
                Bench bench = new Bench("killed-notifier")) {
            bench.person("k-ana", receiver.url("/held"));
            bench.person("k-bo", receiver.url("/ok"));
            Process child = NotifierProcess.start(
                    bench,
                    EmbeddedCluster.shared().registryUrl(),
                    "k-ana=" + receiver.url("/held"),
                    "k-bo=" + receiver.url("/ok"));
            bench.write("page-requested", "k-case", "k-ana");
            bench.write("page-requested", "k-case", "k-bo");
            bench.awaitDelivery("k-case", "k-bo");
            await().atMost(Bench.PATIENCE)
                    .until(() -> !receiver.received("/held").isEmpty());

            child.destroyForcibly().waitFor();
            bench.start();

            assertThat(bench.awaitDelivery("k-case", "k-ana").getReached()).isTrue();
            List<WebhookReceiver.Received> pages = receiver.received("/held");
            assertThat(pages).hasSize(2);
            assertThat(pages.get(1).id()).isEqualTo(pages.get(0).id());
            assertThat(receiver.received("/ok")).hasSize(1);
            assertThat(bench.deliveriesOf("k-case", "k-bo")).hasSize(1);
            held.countDown();
        }
    }

    /**
     * The steps of a page at one destination, with how often the receiver sees it: twice only where it was on its way
     * and the row that says so was not written (G5).
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "before the row 'sending' is written, pages 1 before, 1",
        "after the row 'sending' is durable, pages 1 after, 1",
        "after the answer and before the row 'accepted', pages 2 before, 2",
        "after the row 'accepted' is durable, pages 2 after, 1",
        "before the Delivery is written, deliveries 1 before, 1",
        "after the Delivery is durable, deliveries 1 after, 1",
        "before the settled row is written, pages 3 before, 1",
        "after the settled row and before the offset is committed, pages 3 after, 1"
    })
    void shouldLoseNothingWhereverItIsKilled(String step, String point, int times)
            throws IOException, InterruptedException {
        String name = "step-" + point.replace(' ', '-');
        WebhookReceiver receiver = WebhookReceiver.start(WebhookReceiver.status(204));
        try (receiver;
                Bench bench = new Bench(name)) {
            String ana = name + "-ana";
            bench.person(ana, receiver.url("/ok"));
            bench.write("page-requested", name, ana);
            crash(bench, point + " key-of-" + name, ana + "=" + receiver.url("/ok"));

            bench.start();

            assertThat(bench.awaitDelivery(name, ana).getReached()).isTrue();
            await().atMost(Bench.PATIENCE).until(() -> bench.isSettled(name, ana));
            assertThat(receiver.received())
                    .as(step)
                    .hasSize(times)
                    .extracting(WebhookReceiver.Received::id)
                    .containsOnly(receiver.received().getFirst().id());
            assertThat(bench.deliveriesOf(name, ana)).as(step).allMatch(Delivery::getReached);
        }
    }

    @Test
    void shouldGoOnWithALaterContactAndNotRepeatAnEarlierOne() throws IOException, InterruptedException {
        WebhookReceiver receiver = WebhookReceiver.start(WebhookReceiver.status(204));
        try (receiver;
                Bench bench = new Bench("later-leg")) {
            String ana = "later-ana=" + receiver.url("/first") + "," + receiver.url("/second") + "+4";
            bench.person("later-ana", NotifierProcess.person(ana));
            bench.write("page-requested", "later", "later-ana");
            // The rows: sending and accepted of the first contact, settled, and the plan of the second.
            crash(bench, "pages 4 after key-of-later", ana);
            assertThat(receiver.received("/second")).isEmpty();

            bench.start();

            await().atMost(Bench.PATIENCE)
                    .until(() -> !receiver.received("/second").isEmpty());
            assertThat(receiver.received("/first")).hasSize(1);
            assertThat(receiver.received("/second")).hasSize(1);
            assertThat(bench.deliveriesOf("later", "later-ana")).hasSize(1);
        }
    }

    /** The rows of the first page are three, three pages are held, three rows say that their message is on its way. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "between the rows of held pages, pages 5 after, 1",
        "between the rows that say that their message is on its way, pages 8 before, 1",
        "between the rows that say that it was accepted, pages 11 before, 2"
    })
    void shouldNeitherLoseNorRepeatPagesThatTravelTogether(String step, String point, int times)
            throws IOException, InterruptedException {
        String name = "together-" + point.replace(' ', '-');
        WebhookReceiver receiver = WebhookReceiver.start(WebhookReceiver.status(204));
        try (receiver;
                Bench bench = new Bench(name)) {
            String ana = name + "-ana";
            String contact = ana + "=teams:" + receiver.url("/chat");
            bench.person(ana, NotifierProcess.person(contact));
            List<String> cases =
                    Stream.of("a", "b", "c", "d").map(each -> name + each).toList();
            cases.forEach(each -> bench.write(high(each, ana)));
            crash(bench, point + " key-of-" + name, contact);

            bench.start();

            for (String each : cases) {
                assertThat(bench.awaitDelivery(each, ana).getReached()).isTrue();
            }
            for (String each : cases) {
                String page = Samples.pageId(each, ana);
                List<String> ids = receiver.received().stream()
                        .filter(message -> message.body().contains(page))
                        .map(WebhookReceiver.Received::id)
                        .toList();
                assertThat(ids).as("%s: %s", step, each).hasSizeBetween(1, times);
                assertThat(ids).as("%s: %s", step, each).containsOnly(ids.getFirst());
            }
        }
    }

    /** Not critical, so that limits hold it. */
    private static EscalationEvent high(String caseId, String person) {
        EscalationEvent event = Samples.event("page-requested", caseId, person, Instant.now(), Duration.ofMinutes(5));
        return EscalationEvent.newBuilder(event).setSeverity(SeverityLevel.high).build();
    }

    /** Returns once the process has died at its point. */
    private static void crash(Bench bench, String point, String person) throws IOException, InterruptedException {
        Process child =
                NotifierProcess.startToCrash(bench, EmbeddedCluster.shared().registryUrl(), point, person);
        assertThat(child.waitFor(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("died at: %s", point)
                .isTrue();
    }
}
