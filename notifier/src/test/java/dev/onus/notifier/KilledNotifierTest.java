package dev.onus.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.embedded.EmbeddedCluster;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
}
