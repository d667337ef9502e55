package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftOfferTest {
    private final Scene offer = TaskScenes.open(TaskScenes.shift());

    @Test
    void shouldOfferTheShiftToOnePersonInACaseOfItsOwn() {
        assertThat(offer.current().kind()).isEqualTo(CaseKind.HAND_OVER);
        assertThat(offer.current().id()).isEqualTo(new Task(TaskScenes.shift()).caseId());
        assertThat(offer.paged()).containsExactly("bo");
        assertThat(offer.page("bo").purpose()).isEqualTo(PagePurpose.OFFER);
        assertThat(offer.current().priority().level()).isEqualTo("P3");
        assertThat(offer.current().task().orElseThrow().said()).isEqualTo(TaskScenes.shift());
    }

    @Test
    void shouldKeepNoClockButTheBeginningOfTheShift() {
        assertThat(offer.current().progress().deadlines())
                .extracting(Deadline::kind)
                .containsExactly(DeadlineKind.ACKNOWLEDGE, DeadlineKind.RESOLVE);
        assertThat(offer.current().clocks().resolveBy()).isEqualTo(Scene.START.plus(TaskScenes.UNTIL_THE_SHIFT));
    }

    @Test
    void shouldEndWhenTheTakerAcceptsIt() {
        offer.answer("bo", "approve");

        assertThat(offer.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(offer.kinds())
                .containsExactly(TimelineKind.OFFER_ACCEPTED, TimelineKind.RESOLVED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(offer.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(offer.current().ending().orElseThrow().reason()).isEqualTo("bo takes the shift of ana.");
    }

    @Test
    void shouldLetNobodyElseAcceptIt() {
        offer.after(Duration.ofHours(4));
        assertThat(offer.paged()).containsExactly("mo");

        for (String other : new String[] {"mo", "ana", "cy"}) {
            assertThat(offer.answer(other, "approve").verdict()).isEqualTo(Verdict.REFUSED);
        }
        assertThat(offer.adminAnswer("approve", Map.of()).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(offer.current().isClosed()).isFalse();
    }

    @Test
    void shouldEndWhenTheTakerSaysNoByEitherWord() {
        for (String word : new String[] {"reject", "decline"}) {
            Scene scene = TaskScenes.open(TaskScenes.shift());
            scene.answer("bo", word);

            assertThat(scene.kinds()).startsWith(TimelineKind.OFFER_REJECTED, TimelineKind.RESOLVED);
            assertThat(scene.current().ending().orElseThrow().reason())
                    .isEqualTo("bo does not take the shift; ana keeps it.");
        }
    }

    @Test
    void shouldPageTheManagerAndThenTheCatchAllWhenNobodyAnswers() {
        offer.after(Duration.ofHours(4));
        assertThat(offer.page("mo").purpose()).isEqualTo(PagePurpose.ANSWER);

        offer.after(Duration.ofHours(4));
        assertThat(offer.paged()).containsExactly("adam");
        offer.after(Duration.ofMinutes(5));
        assertThat(offer.paged()).containsExactly("adam");
    }

    @Test
    void shouldLetTheManagerAndTheGiverTakeTheOfferBack() {
        offer.after(Duration.ofHours(4));
        offer.answer("mo", "reject");
        assertThat(offer.kinds()).startsWith(TimelineKind.OFFER_REJECTED, TimelineKind.RESOLVED);

        Scene other = TaskScenes.open(TaskScenes.shift());
        other.answer("ana", "reject");
        assertThat(other.current().ending().orElseThrow().reason()).isEqualTo("ana took the offer back; ana keeps it.");
    }

    @Test
    void shouldLeaveTheShiftToTheGiverWhenItBeginsUnanswered() {
        offer.after(TaskScenes.UNTIL_THE_SHIFT);

        assertThat(offer.log).extracting(CaseEvent::kind).contains(TimelineKind.OFFER_REJECTED);
        assertThat(offer.current().status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(offer.current().ending().orElseThrow().reason()).isEqualTo("The shift began; ana keeps it.");
        assertThat(offer.current().progress().pages()).isEmpty();
        assertThat(offer.answer("bo", "approve").verdict()).isEqualTo(Verdict.ILLEGAL);
    }

    @Test
    void shouldTakeAnAcceptanceThatWasGivenBeforeTheShiftBeganAndReadAfterIt() {
        offer.after(TaskScenes.UNTIL_THE_SHIFT);

        offer.lateAnswer("bo", "approve", offer.now.minusSeconds(1), Map.of());

        assertThat(offer.kinds())
                .containsExactly(TimelineKind.RETRACTED, TimelineKind.OFFER_ACCEPTED, TimelineKind.RESOLVED);
        assertThat(offer.current().ending().orElseThrow().reason()).isEqualTo("bo takes the shift of ana.");
    }

    @Test
    void shouldStopThePagingButAcceptNothingWhenTheTakerHasSeenIt() {
        offer.answer("bo", "acknowledge");
        assertThat(offer.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);

        offer.after(Duration.ofHours(3));
        assertThat(offer.paged()).isEmpty();
        offer.after(Duration.ofHours(1));
        assertThat(offer.paged()).containsExactly("mo");
    }

    @Test
    void shouldLeaveTheTakersStepAtOnceWhenNoChannelReachesThem() {
        offer.delivered("bo", false);

        assertThat(offer.paged()).containsExactly("mo");
    }

    @Test
    void shouldKnowNoAnswerThatIsAboutAnIdentity() {
        for (String action : new String[] {"resolve", "contain", "reassign", "dispute", "claim", "decide", "reopen"}) {
            assertThat(offer.answer("bo", action).verdict()).as(action).isEqualTo(Verdict.ILLEGAL);
        }
    }
}
