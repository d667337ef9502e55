package dev.onus.notifier.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.course.Progress;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.StableHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More pages than a destination takes: held and sent in one message, or not sent there at all, and never lost. */
@Timeout(60)
class BundleTest {
    private final Desk desk = new Desk();

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void shouldSendOneAtOnceAndTheRestInOneMessage() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.TEAMS);
        List<PageRequest> pages = pages(5, Duration.ofMinutes(5));

        for (Future<Boolean> running : begin(pages)) {
            assertThat(running.get()).isTrue();
        }

        assertThat(desk.sent).extracting(message -> message.pages().size()).containsExactly(1, 4);
        assertThat(desk.sent.stream()
                        .flatMap(message -> message.pages().stream())
                        .map(Message::pageId))
                .containsExactlyInAnyOrderElementsOf(
                        pages.stream().map(page -> page.message().pageId()).toList());
        assertThat(desk.deliveries).hasSize(5).allMatch(Delivery::getReached);
        assertThat(pages).allSatisfy(page -> assertThat(state(page, "chat")).isEqualTo(DeliveryState.ACCEPTED));
        assertThat(desk.meters.get("pages.bundled").counter().count()).isEqualTo(4);
    }

    @Test
    void shouldNeverHoldTheFirstPageOfACriticalCase() throws ExecutionException, InterruptedException {
        desk.contact("phone", ChannelType.TWILIO_VOICE);
        List<PageRequest> pages = IntStream.range(0, 5)
                .mapToObj(number -> desk.page("critical-" + number, "ana"))
                .toList();

        for (Future<Boolean> running : begin(pages)) {
            assertThat(running.get()).isTrue();
        }

        assertThat(desk.sent).hasSize(5).allMatch(message -> message.bundled().isEmpty());
    }

    @Test
    void shouldLimitWhatAPersonHearsAgainOfACriticalCase() {
        desk.contact("phone", ChannelType.TWILIO_VOICE);
        desk.contact("mail", ChannelType.SMTP);
        desk.run(desk.page(event("case", "first", SeverityLevel.critical, Duration.ofMinutes(5))), closing());

        desk.run(desk.page(event("case", "second", SeverityLevel.critical, Duration.ofSeconds(20))), closing());

        assertThat(desk.sent)
                .extracting(message -> message.earlier().attempts())
                .hasSize(2);
        assertThat(desk.deliveries).extracting(Delivery::getChannel).containsExactly("phone", "mail");
    }

    @Test
    void shouldTryTheNextContactAndSayWhyWhereHoldingIsOfNoUse() {
        desk.contact("phone", ChannelType.TWILIO_VOICE);
        desk.contact("mail", ChannelType.SMTP);
        desk.run(page("first", Duration.ofMinutes(5)), closing());
        PageRequest second = page("second", Duration.ofSeconds(20));

        desk.run(second, closing());

        Delivery delivery = desk.deliveries.getLast();
        assertThat(delivery.getReached()).isTrue();
        assertThat(delivery.getDestinations())
                .extracting(DestinationFacts::getChannel, DestinationFacts::getState)
                .containsExactly(tuple("phone", "suppressed"), tuple("mail", "accepted"));
        assertThat(desk.row(second, "phone").flatMap(LedgerRow::detail).orElseThrow())
                .isEqualTo("Expected at most 1 message in 1 min to this destination, but it has had them.");
        assertThat(desk.meters.get("pages.suppressed").counter().count()).isEqualTo(1);
    }

    @Test
    void shouldCountWhoWasNotToldOverTheOnlyContactAsUnreached() {
        desk.contact("phone", ChannelType.TWILIO_VOICE);
        desk.run(page("first", Duration.ofMinutes(5)), new Interruption());

        desk.run(page("second", Duration.ofSeconds(20)), new Interruption());

        assertThat(desk.sent).hasSize(1);
        assertThat(desk.deliveries.getLast().getReached()).isFalse();
        assertThat(desk.deliveries.getLast().getDetail()).contains("1 message in 1 min");
    }

    @Test
    void shouldLeaveOutWhatWasWithdrawnMeanwhile() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.TEAMS);
        desk.run(page("first", Duration.ofMinutes(5)), new Interruption());
        List<PageRequest> held = pages(3, Duration.ofMinutes(5));
        Interruption withdrawn = new Interruption();
        List<Future<Boolean>> running = new ArrayList<>(begin(held.subList(0, 2)));
        running.add(desk.begin(held.get(2), withdrawn));
        Awaitility.await().until(() -> held.stream().allMatch(page -> state(page, "chat") == DeliveryState.BUNDLED));

        withdrawn.interrupt(StopReason.WITHDRAWN);

        for (Future<Boolean> one : running) {
            assertThat(one.get()).isTrue();
        }
        assertThat(desk.sent).hasSize(2);
        assertThat(desk.sent.getLast().pages())
                .extracting(Message::pageId)
                .containsExactlyInAnyOrder(
                        held.get(0).message().pageId(), held.get(1).message().pageId());
        assertThat(desk.deliveries).hasSize(3);
    }

    @Test
    void shouldRepeatTheSameMessageWithTheSameIdWhenItFails() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.TEAMS);
        desk.run(page("first", Duration.ofMinutes(5)), new Interruption());
        desk.answer = message -> desk.sent.size() < 3
                ? new SendResult.Temporary(Optional.of(Duration.ofSeconds(1)), "Busy.", true)
                : new SendResult.Accepted("id");

        for (Future<Boolean> running : begin(pages(3, Duration.ofMinutes(5)))) {
            assertThat(running.get()).isTrue();
        }

        assertThat(desk.sent).extracting(message -> message.pages().size()).containsExactly(1, 3, 3);
        assertThat(desk.sent.get(2).idFor("to-chat")).isEqualTo(desk.sent.get(1).idFor("to-chat"));
        assertThat(desk.sent.get(2).earlier().attempts()).isEqualTo(1);
        assertThat(desk.deliveries).hasSize(4).allMatch(Delivery::getReached);
    }

    @Test
    void shouldNeitherLoseNorRepeatWhatWasHeldWhenItStartsAgain() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.TEAMS);
        desk.run(page("first", Duration.ofMinutes(5)), new Interruption());
        List<PageRequest> held = pages(3, Duration.ofMinutes(5));
        Interruption crash = new Interruption();
        List<Future<Boolean>> before =
                held.stream().map(page -> desk.begin(page, crash)).toList();
        Awaitility.await().until(() -> held.stream().allMatch(page -> state(page, "chat") == DeliveryState.BUNDLED));
        crash.interrupt(StopReason.CLOSING);
        for (Future<Boolean> running : before) {
            assertThat(running.get()).isFalse();
        }
        assertThat(desk.sent).hasSize(1);

        desk.restart();
        for (Future<Boolean> running : begin(held)) {
            assertThat(running.get()).isTrue();
        }

        assertThat(desk.sent.stream()
                        .skip(1)
                        .flatMap(message -> message.pages().stream())
                        .map(Message::pageId))
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(page -> page.message().pageId()).toList());
        assertThat(desk.deliveries).hasSize(4).allMatch(Delivery::getReached);
    }

    /** The window of G5: the message is on its way, and none or only some rows say that it was accepted. */
    @Test
    void shouldRepeatAMessageOfSeveralPagesWithTheSameIdAfterACrash() throws ExecutionException, InterruptedException {
        desk.contact("chat", ChannelType.TEAMS);
        List<PageRequest> pages = pages(3, Duration.ofMinutes(5));
        Leg leg = Leg.former(Samples.destination("to-chat"), 1, new Progress.Sending());
        String bundle = pages.getFirst().message().pageId().value();
        pages.forEach(page -> desk.remember(Rows.row(page, leg, Optional.of(bundle), Instant.now())));
        Message before = pages.getFirst()
                .message()
                .with(pages.stream().skip(1).map(PageRequest::message).toList());

        for (Future<Boolean> running : begin(pages)) {
            assertThat(running.get()).isTrue();
        }

        assertThat(desk.sent).singleElement().satisfies(message -> {
            assertThat(message.pages()).hasSize(3);
            assertThat(message.idFor("to-chat")).isEqualTo(before.idFor("to-chat"));
            assertThat(message.earlier().mayHaveArrived()).isTrue();
        });
        assertThat(desk.deliveries).hasSize(3).allMatch(Delivery::getReached);
    }

    private List<Future<Boolean>> begin(List<PageRequest> pages) {
        return pages.stream().map(page -> desk.begin(page, new Interruption())).toList();
    }

    private List<PageRequest> pages(int count, Duration window) {
        return IntStream.range(0, count)
                .mapToObj(number -> page("page-" + number, window))
                .toList();
    }

    /** Of a case of its own, and not critical. */
    private PageRequest page(String name, Duration window) {
        return desk.page(event("case-" + name, name, SeverityLevel.high, window));
    }

    private static EscalationEvent event(String caseId, String page, SeverityLevel severity, Duration window) {
        EscalationEvent event = Samples.event("page-requested", caseId, "ana", Instant.now(), window);
        PageFacts facts = PageFacts.newBuilder(event.getPage())
                .setPageId(StableHash.of("page", page))
                .build();
        return EscalationEvent.newBuilder(event)
                .setSeverity(severity)
                .setPage(facts)
                .build();
    }

    /** What stands after the first acceptance is of no interest here. */
    private static Interruption closing() {
        return new Interruption() {
            @Override
            public synchronized void await(Duration time) {
                if (time.compareTo(Duration.ofSeconds(15)) > 0) {
                    interrupt(StopReason.CLOSING);
                }
                super.await(time);
            }
        };
    }

    private DeliveryState state(PageRequest page, String contact) {
        return desk.row(page, contact).map(LedgerRow::state).orElse(DeliveryState.WITHDRAWN);
    }
}
