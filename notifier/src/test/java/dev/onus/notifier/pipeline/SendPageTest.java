package dev.onus.notifier.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page from its event to its last contact, over restarts and with news of the receivers. */
@Timeout(60)
class SendPageTest {
    private final Desk desk = new Desk();
    private final Interruption interruption = new Interruption();

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void shouldSayOnceThatThePersonIsReachedAndGoOnAsTheRulesSay() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.WEBHOOK);
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.rule("chat", Duration.ZERO);
        desk.rule("phone", Duration.ofSeconds(1));

        assertThat(desk.begin(desk.page("case", "ana"), interruption).get()).isTrue();

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.getReached()).isTrue();
            assertThat(delivery.getChannel()).isEqualTo("chat");
            assertThat(delivery.getDestinations())
                    .extracting(DestinationFacts::getChannel, DestinationFacts::getState)
                    .containsExactly(tuple("chat", "accepted"), tuple("phone", "pending"));
        });
    }

    @Test
    void shouldGoOnAfterARestartWithoutDeliveringTwice() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.WEBHOOK);
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.rule("chat", Duration.ZERO);
        desk.rule("phone", Duration.ofSeconds(2));
        PageRequest page = desk.page("case", "ana");
        Future<Boolean> first = desk.begin(page, interruption);
        Awaitility.await().until(() -> state(page, "phone").equals(Optional.of(DeliveryState.PENDING)));
        interruption.interrupt(StopReason.CLOSING);
        assertThat(first.get()).isFalse();

        desk.restart();
        assertThat(desk.begin(page, new Interruption()).get()).isTrue();

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.deliveries).hasSize(1);
        assertThat(state(page, "phone")).hasValue(DeliveryState.ACCEPTED);
    }

    @Test
    void shouldKeepWhatCameOfTheAttemptBeforeAnybodyHearsThatItIsSettled() {
        desk.contact("chat", ChannelType.WEBHOOK);
        PageRequest page = desk.page("case", "ana");
        List<Optional<DeliveryState>> seen = new ArrayList<>();
        desk.onSettled = () -> seen.add(state(page, "chat"));

        assertThat(desk.run(page, interruption)).isTrue();

        assertThat(seen).containsExactly(Optional.of(DeliveryState.ACCEPTED));
    }

    @Test
    void shouldRepeatTheSameAttemptAndTheSameWordWhenACrashLostTheRow() {
        desk.contact("chat", ChannelType.WEBHOOK);
        PageRequest page = desk.page("case", "ana");
        desk.beforeKept = row -> {
            if (row.isAccepted()) {
                throw new IllegalStateException("the process ends here");
            }
        };
        assertThatThrownBy(() -> desk.run(page, interruption)).hasMessage("the process ends here");
        assertThat(desk.deliveries).hasSize(1);

        desk.beforeKept = row -> {};
        desk.restart();
        assertThat(desk.run(page, new Interruption())).isTrue();

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.sent)
                .extracting(Message::pageId, Message::bundle)
                .containsOnly(tuple(page.message().pageId(), Optional.empty()));
        assertThat(desk.deliveries).hasSize(2);
        assertThat(desk.deliveries)
                .extracting(Delivery::getPageId)
                .containsOnly(page.message().pageId().value());
    }

    @Test
    void shouldNotGoOnOnceItIsWithdrawn() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.WEBHOOK);
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.rule("chat", Duration.ZERO);
        desk.rule("phone", Duration.ofMinutes(2));
        PageRequest page = desk.page("case", "ana");
        Future<Boolean> running = desk.begin(page, interruption);
        Awaitility.await().until(() -> !desk.deliveries.isEmpty());

        interruption.interrupt(StopReason.WITHDRAWN);

        assertThat(running.get()).isTrue();
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void shouldTryTheNextContactWhenTheFirstSaysLaterThatItDidNotArrive()
            throws ExecutionException, InterruptedException {
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.contact("mail", ChannelType.WEBHOOK);
        PageRequest page = desk.page("case", "ana");
        Future<Boolean> running = desk.begin(page, interruption);
        Awaitility.await().until(() -> !desk.deliveries.isEmpty());

        desk.note(receipt(page, "to-phone", DeliveryState.FAILED));
        interruption.wake();

        assertThat(running.get()).isTrue();
        assertThat(desk.sent).hasSize(2);
        assertThat(state(page, "phone")).hasValue(DeliveryState.FAILED);
        assertThat(state(page, "mail")).hasValue(DeliveryState.ACCEPTED);
        // The stream had its one word, and the receipt itself.
        assertThat(desk.deliveries).hasSize(1);
    }

    @Test
    void shouldTryTheNextContactWhenThatWasSaidWhileNobodyWasThere() throws ExecutionException, InterruptedException {
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.contact("mail", ChannelType.WEBHOOK);
        PageRequest page = desk.page("case", "ana");
        Future<Boolean> running = desk.begin(page, interruption);
        Awaitility.await().until(() -> !desk.deliveries.isEmpty());
        desk.note(receipt(page, "to-phone", DeliveryState.FAILED));
        interruption.interrupt(StopReason.CLOSING);
        assertThat(running.get()).isFalse();

        desk.restart();
        assertThat(desk.begin(page, new Interruption()).get()).isTrue();

        assertThat(desk.sent).hasSize(2);
        assertThat(state(page, "mail")).hasValue(DeliveryState.ACCEPTED);
    }

    @Test
    void shouldOnlyEverGetFurtherWithWhatReceiversSay() {
        desk.contact("phone", ChannelType.WEBHOOK);
        PageRequest page = desk.page("case", "ana");
        desk.run(page, interruption);

        for (DeliveryState said :
                List.of(DeliveryState.DELIVERED, DeliveryState.READ, DeliveryState.DELIVERED, DeliveryState.FAILED)) {
            desk.note(receipt(page, "", said));
        }

        assertThat(state(page, "phone")).hasValue(DeliveryState.READ);
    }

    @Test
    void shouldCallAnOutcomeUnknownThatNobodyKnows() {
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.answer = message -> SendResult.unknown("Expected an answer within PT10S, but none came.");
        EscalationEvent event = Samples.event("page-requested", "case", "ana", Instant.now(), Duration.ofSeconds(2));
        PageRequest page = desk.page(event);

        desk.run(page, interruption);

        assertThat(state(page, "phone")).hasValue(DeliveryState.UNKNOWN);
        assertThat(desk.deliveries)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.getDestinations())
                        .extracting(DestinationFacts::getState)
                        .containsExactly("unknown"));
    }

    @Test
    void shouldWithdrawWhereTheOutcomeIsUnknownAndNotWhereItWasRefused() {
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.contact("mail", ChannelType.WEBHOOK);
        desk.answer = message -> desk.sent.size() == 1
                ? new SendResult.Permanent("Expected a 2xx status, but got 404.")
                : SendResult.unknown("Expected an answer, but the receiver closed the connection.");
        EscalationEvent event = Samples.event("page-requested", "case", "ana", Instant.now(), Duration.ofSeconds(2));
        desk.run(desk.page(event), interruption);
        int before = desk.sent.size();
        desk.answer = message -> new SendResult.Accepted("id");

        desk.run(
                desk.page(Samples.event("page-withdrawn", "case", "ana", Instant.now(), Duration.ofSeconds(2))),
                interruption);

        assertThat(desk.sent).hasSize(before + 1);
    }

    @Test
    void shouldSendACodeToTheContactThatIsToBeVerified() {
        desk.contact("phone", ChannelType.WEBHOOK);
        desk.contact("mail", ChannelType.WEBHOOK);
        EscalationEvent event = Samples.event("page-requested", "case", "ana", Instant.now(), Duration.ofMinutes(5));
        PageFacts facts = PageFacts.newBuilder(event.getPage())
                .setPurpose("verification")
                .setContact("mail")
                .build();

        desk.run(desk.page(EscalationEvent.newBuilder(event).setPage(facts).build()), interruption);

        assertThat(desk.sent).singleElement().satisfies(message -> {
            assertThat(message.code().orElseThrow()).matches("[0-9]{6}");
            assertThat(message.asksForAnswer()).isFalse();
        });
        assertThat(desk.deliveries).extracting(Delivery::getChannel).containsExactly("mail");
    }

    private static PageReceipt receipt(PageRequest page, String destination, DeliveryState state) {
        String channel = destination.isEmpty() ? "phone" : "";
        return new PageReceipt(page.message().pageId(), destination, channel, state, "Undeliverable.", Instant.now());
    }

    private Optional<DeliveryState> state(PageRequest page, String contact) {
        return desk.row(page, contact).map(LedgerRow::state);
    }
}
