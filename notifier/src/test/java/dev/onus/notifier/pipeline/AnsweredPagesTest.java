package dev.onus.notifier.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.ResponseFacts;
import dev.onus.notifier.Samples;
import dev.onus.notifier.message.Message;
import org.junit.jupiter.api.Test;

class AnsweredPagesTest {
    private static final Message PAGE = Samples.message("page-requested", "case-1", "ana");

    private final AnsweredPages pages = new AnsweredPages();

    @Test
    void shouldKnowThePageOfWhoAcknowledged() {
        pages.note(PAGE, 3);

        assertThat(pages.answeredBy(acknowledged("case-1", "person:ana"), 7)).containsExactly(PAGE.pageId());
    }

    @Test
    void shouldLeaveThePagesOfOthersAndOfOtherCases() {
        pages.note(PAGE, 3);

        assertThat(pages.answeredBy(acknowledged("case-1", "person:bo"), 7)).isEmpty();
        assertThat(pages.answeredBy(acknowledged("case-2", "person:ana"), 7)).isEmpty();
        assertThat(pages.answeredBy(acknowledged("case-1", "service:ana"), 7)).isEmpty();
    }

    @Test
    void shouldNotTakeAPageForAnsweredThatWasAskedForLater() {
        pages.note(PAGE, 9);

        assertThat(pages.answeredBy(acknowledged("case-1", "person:ana"), 7)).isEmpty();
    }

    @Test
    void shouldForgetAPageThatIsWithdrawn() {
        pages.note(PAGE, 3);
        pages.note(Samples.message("page-withdrawn", "case-1", "ana"), 5);

        assertThat(pages.answeredBy(acknowledged("case-1", "person:ana"), 7)).isEmpty();
    }

    @Test
    void shouldTakeNoOtherEventForAnAnswer() {
        pages.note(PAGE, 3);

        assertThat(pages.answeredBy(event("note", "case-1", "person:ana"), 7)).isEmpty();
        assertThat(pages.answeredBy(event("declined", "case-1", "person:ana"), 7))
                .isEmpty();
    }

    private static EscalationEvent acknowledged(String caseId, String actor) {
        return event("acknowledged", caseId, actor);
    }

    private static EscalationEvent event(String kind, String caseId, String actor) {
        return EscalationEvent.newBuilder(
                        Samples.message("page-requested", caseId, "ana").event())
                .setKind(kind)
                .clearPage()
                .setResponse(ResponseFacts.newBuilder()
                        .setResponseId("response-1")
                        .setAction("acknowledge")
                        .setVerdict(AnswerVerdict.applied)
                        .setActor(actor)
                        .build())
                .build();
    }
}
