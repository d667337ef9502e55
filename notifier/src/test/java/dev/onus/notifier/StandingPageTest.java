package dev.onus.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Delivery;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that are delivered and not answered, on the real broker. */
class StandingPageTest {
    private final WebhookReceiver receiver = WebhookReceiver.start(WebhookReceiver.status(204));
    private final String run = "standing-" + System.nanoTime();
    private final String ana = run + "-ana";
    private final String caseId = run + "-case";
    private final Bench bench = new Bench(run);

    @AfterEach
    void stop() {
        bench.close();
        receiver.close();
    }

    @Test
    void shouldTryTheNextContactWhenTheLogSaysThatThePageDidNotArrive() {
        bench.person(ana, receiver.url("/ok"), receiver.url("/second"));
        bench.start();
        bench.write("page-requested", caseId, ana);
        Delivery delivery = bench.awaitDelivery(caseId, ana);
        String destination = delivery.getDestinations().getFirst().getDestination();

        bench.write(Samples.receipt(caseId, ana, destination, "delivered"));
        bench.write(Samples.receipt(caseId, ana, "somewhere-else", "failed"));
        assertThat(receiver.received("/second")).isEmpty();

        String other = caseId + "-other";
        bench.write("page-requested", other, ana);
        bench.awaitDelivery(other, ana);
        bench.write(Samples.receipt(other, ana, destination, "failed"));

        await().atMost(Bench.PATIENCE).until(() -> !receiver.received("/second").isEmpty());
        assertThat(receiver.received("/second"))
                .singleElement()
                .satisfies(page -> assertThat(page.body()).contains(Samples.pageId(other, ana)));
        assertThat(bench.deliveriesOf(other, ana)).hasSize(1);
    }

    @Test
    void shouldSendAnotherPageOfACaseWhileTheFirstStillStands() {
        bench.person(ana, receiver.url("/ok"), receiver.url("/second"));
        bench.start();
        bench.write("page-requested", caseId, ana);
        bench.awaitDelivery(caseId, ana);

        bench.write("reminded", caseId, ana);

        await().atMost(Bench.PATIENCE).until(() -> receiver.received("/ok").size() == 2);
        assertThat(receiver.received("/second")).isEmpty();
    }
}
