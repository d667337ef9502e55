package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseInput.Destination;
import dev.onus.escalation.CaseInput.Receipt;
import dev.onus.escalation.Page.PageFate;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final Scene scene = Scene.usual().open();
    private final PageId page = scene.page("ana").id();
    private int receipts;

    @Test
    void shouldSayThatThePageArrivedAndThatItWasReadOnce() {
        accepted("h1");

        assertThat(receipt("h1", "delivered").kinds()).containsExactly(TimelineKind.PAGE_DELIVERED);
        assertThat(receipt("h1", "read").kinds()).containsExactly(TimelineKind.PAGE_READ);
        assertThat(receipt("h1", "read").last).isEmpty();
        assertThat(scene.page("ana").isRead()).isTrue();
    }

    @Test
    void shouldLeaveTheStepAtOnceWhenWhatWasAcceptedDoesNotArrive() {
        accepted("h1");

        receipt("h1", "failed");

        assertThat(scene.kinds()).startsWith(TimelineKind.PAGE_FAILED, TimelineKind.ESCALATED);
        assertThat(scene.paged()).containsExactly("bo", "mo");
        assertThat(scene.page("ana").fate()).isEqualTo(PageFate.UNREACHED);
    }

    @Test
    void shouldGoOnWaitingWhileAnotherDestinationHasIt() {
        accepted("h1", "h2");

        assertThat(receipt("h1", "failed").kinds()).containsExactly(TimelineKind.PAGE_FAILED);
        assertThat(receipt("h2", "failed").paged()).containsExactly("bo", "mo");
    }

    @Test
    void shouldGoOnWaitingForWhoHasReadIt() {
        accepted("h1");
        receipt("h1", "read");

        assertThat(receipt("h1", "failed").kinds()).containsExactly(TimelineKind.PAGE_FAILED);
        assertThat(scene.page("ana").fate()).isEqualTo(PageFate.REACHED);
    }

    @Test
    void shouldHearOfADestinationThatTookItLater() {
        accepted("h1");
        accepted("h1", "h2");
        assertThat(scene.last).isEmpty();

        assertThat(receipt("h1", "failed").paged()).isEmpty();
    }

    @Test
    void shouldCountAsUnreachedWhenTheFailureComesBeforeTheWordThatItWasAccepted() {
        receipt("h1", "failed");
        assertThat(scene.paged()).isEmpty();

        accepted("h1");

        assertThat(scene.kinds()).startsWith(TimelineKind.PAGE_FAILED);
        assertThat(scene.paged()).containsExactly("bo", "mo");
    }

    @Test
    void shouldCountAsReachedAgainWhenItArrivesAfterAll() {
        scene.delivered("ana", false);
        assertThat(scene.paged()).containsExactly("bo", "mo");

        receipt("h1", "delivered");
        assertThat(scene.page("ana").fate()).isEqualTo(PageFate.REACHED);
    }

    @Test
    void shouldIgnoreTheSameReceiptAndEndNoStepTwice() {
        accepted("h1");
        Receipt failed = receipt("r", page, "ana", "h1", "failed");
        scene.input(failed);
        int step = scene.current().progress().step();

        assertThat(scene.input(failed).last).isEmpty();
        assertThat(scene.current().progress().step()).isEqualTo(step);
    }

    @Test
    void shouldNoteAReceiptOfAPageThatDoesNotStandAndDoNothing() {
        accepted("h1");
        scene.answer("ana", "acknowledge");
        scene.input(receipt("r1", new PageId("unknown"), "ana", "h1", "failed"));

        assertThat(scene.kinds()).containsExactly(TimelineKind.PAGE_FAILED);
        assertThat(scene.last.getFirst().reason()).contains("does not stand any more");
        assertThat(scene.after(Duration.ofMinutes(10)).paged()).isEmpty();
    }

    @Test
    void shouldNotMoveACaseThatSomebodyHas() {
        accepted("h1");
        scene.answer("ana", "acknowledge");

        assertThat(receipt("h1", "failed").paged()).isEmpty();
    }

    private Scene receipt(String destination, String state) {
        return scene.input(receipt("receipt-" + receipts++, page, "ana", destination, state));
    }

    private void accepted(String... destinations) {
        List<Destination> all = Arrays.stream(destinations)
                .map(each ->
                        new Destination(each, "sms", Optional.of("+1…89"), DeliveryState.ACCEPTED, 1, Optional.empty()))
                .toList();
        scene.input(new CaseInput.Delivered(page, "ana", true, Optional.of("sms"), Optional.empty(), all));
    }

    static Receipt receipt(String id, PageId page, String person, String destination, String state) {
        return new Receipt(
                new ResponseId(id),
                page,
                person,
                Optional.of("sms"),
                Optional.of(destination),
                Word.parse(DeliveryState.class, state),
                Optional.empty());
    }
}
