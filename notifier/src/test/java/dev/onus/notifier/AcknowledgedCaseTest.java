package dev.onus.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.notifier.channel.pagerduty.FakePagerDuty;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PagerDuty hears of a case that somebody has acknowledged, on the real broker. */
class AcknowledgedCaseTest {
    private static final String CHANNEL = "oncall-pagerduty";

    private final FakePagerDuty vendor = new FakePagerDuty();
    private final String run = "acknowledged-" + System.nanoTime();
    private final String ana = run + "-ana";
    private final String caseId = run + "-case";
    private final Bench bench = new Bench(run);

    @BeforeEach
    void page(@TempDir Path secrets) throws IOException {
        Path key = Files.writeString(secrets.resolve("key"), FakePagerDuty.KEY);
        Contact contact =
                Contact.of(CHANNEL).withSecret(SecretRef.find("file:" + key).orElseThrow());
        bench.person(ana, contact, CHANNEL, Channel.of(ChannelType.PAGERDUTY).with(ChannelField.URL, vendor.url("")));
        bench.write("page-requested", caseId, ana);
    }

    @AfterEach
    void stop() {
        bench.close();
        vendor.close();
    }

    @Test
    void shouldAcknowledgeWhatStandsHoweverItWasAcknowledged() {
        bench.start();
        bench.awaitDelivery(caseId, ana);

        bench.write(Samples.acknowledged(caseId, ana, "slack"));

        awaitStates(FakePagerDuty.State.ACKNOWLEDGED);
    }

    @Test
    void shouldCallAgainWhenItHasLapsedAndKnowThatOverARestart() {
        Notifier first = bench.start();
        bench.awaitDelivery(caseId, ana);
        bench.write(Samples.acknowledged(caseId, ana));
        awaitStates(FakePagerDuty.State.ACKNOWLEDGED);
        bench.stop(first);

        bench.start();
        bench.write(pagedAgain());

        awaitStates(FakePagerDuty.State.RESOLVED, FakePagerDuty.State.TRIGGERED);
        assertThat(actions()).containsExactly("trigger", "acknowledge", "resolve", "trigger");
    }

    @Test
    void shouldSayItAfterARestartWhenItWasNotSaidBefore() {
        Notifier first = bench.start();
        bench.awaitDelivery(caseId, ana);
        bench.stop(first);
        bench.write(Samples.acknowledged(caseId, ana));

        bench.start();

        awaitStates(FakePagerDuty.State.ACKNOWLEDGED);
    }

    @Test
    void shouldNotTellPagerDutyWhatItSaidItselfAndCallAgainAllTheSame() {
        bench.start();
        bench.awaitDelivery(caseId, ana);

        bench.write(Samples.acknowledged(caseId, ana, CHANNEL));
        bench.write(pagedAgain());

        awaitStates(FakePagerDuty.State.RESOLVED, FakePagerDuty.State.TRIGGERED);
        assertThat(actions()).containsExactly("trigger", "resolve", "trigger");
    }

    @Test
    void shouldTryAgainWhatPagerDutyDidNotTake() {
        bench.start();
        bench.awaitDelivery(caseId, ana);
        vendor.answerNext(FakePagerDuty.status(503, "later"));

        bench.write(Samples.acknowledged(caseId, ana));

        awaitStates(FakePagerDuty.State.ACKNOWLEDGED);
    }

    @Test
    void shouldResolveWhatWasAcknowledgedWhenThePageIsWithdrawn() {
        bench.start();
        bench.awaitDelivery(caseId, ana);
        bench.write(Samples.acknowledged(caseId, ana));
        bench.write("page-withdrawn", caseId, ana);

        awaitStates(FakePagerDuty.State.RESOLVED);
        assertThat(vendor.alerts())
                .extracting(FakePagerDuty.Alert::dedupKey, FakePagerDuty.Alert::state)
                .containsExactly(tuple(caseId + "/" + ana, FakePagerDuty.State.RESOLVED));
    }

    private EscalationEvent pagedAgain() {
        EscalationEvent again = Samples.event("page-requested", caseId, ana, Instant.now(), Duration.ofMinutes(5));
        return EscalationEvent.newBuilder(again)
                .setPage(PageFacts.newBuilder(again.getPage())
                        .setPageId(Samples.pageId(caseId + "-again", ana))
                        .build())
                .build();
    }

    private List<String> actions() {
        return vendor.events().stream()
                .map(event -> event.path("event_action").asText())
                .toList();
    }

    private void awaitStates(FakePagerDuty.State... states) {
        await().atMost(Bench.PATIENCE)
                .untilAsserted(() -> assertThat(vendor.alerts())
                        .extracting(FakePagerDuty.Alert::state)
                        .containsExactly(states));
    }
}
