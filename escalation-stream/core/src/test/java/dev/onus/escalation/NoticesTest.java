package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Scene watch = TaskScenes.open(TaskScenes.watch());

    @Test
    void shouldTellOnePersonSomethingUnderAnIdThatFollowsFromTheNotice() {
        notify("n1", "ana", "notice");

        assertThat(watch.kinds()).containsExactly(TimelineKind.PAGE_REQUESTED);
        CaseEvent event = watch.last.getFirst();
        Page page = ((Detail.OfPage) event.detail()).page();
        assertThat(page.id()).isEqualTo(PageId.ofNotice(watch.current().id(), "n1", "ana"));
        assertThat(page.role()).isEqualTo(PageRole.INFORMED);
        assertThat(page.purpose()).isEqualTo(PagePurpose.NOTICE);
        assertThat(page.urgency()).isEqualTo(Urgency.LOW);
        assertThat(event.summary()).isEqualTo("Your shift begins soon");
        assertThat(event.reason()).isEqualTo("It begins at nine.");
    }

    @Test
    void shouldKeepNothingOfItAndStopNothing() {
        Progress before = watch.current().progress();
        notify("n1", "ana", "notice");

        assertThat(watch.current().progress()).isEqualTo(before);
        assertThat(watch.answer("ana", "acknowledge").verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldSendTheSameNoticeOnce() {
        notify("n1", "ana", "notice");
        assertThat(notify("n1", "ana", "notice").last).isEmpty();
        assertThat(notify("n2", "ana", "notice").paged()).containsExactly("ana");
    }

    @Test
    void shouldForgetTheOldestNoticeOnlyAfterManyOthers() {
        for (int number = 0; number <= Task.MAX_NOTICES; number++) {
            notify("n" + number, "ana", "notice");
        }
        assertThat(watch.current().task().orElseThrow().notices()).hasSize(Task.MAX_NOTICES);
        assertThat(notify("n1", "ana", "notice").last).isEmpty();
        assertThat(notify("n0", "ana", "notice").paged()).containsExactly("ana");
    }

    @Test
    void shouldTryOrProveTheContactThatIsNamedWithoutDelay() {
        for (String purpose : List.of("test", "verification")) {
            Map<String, String> said =
                    new HashMap<>(Map.of("noticeId", purpose, "person", "ana", "purpose", purpose, "contact", "phone"));
            watch.registry("notify", said);
            Page page = ((Detail.OfPage) watch.last.getFirst().detail()).page();

            assertThat(page.contact()).contains("phone");
            assertThat(page.urgency()).isEqualTo(Urgency.HIGH);
            assertThat(page.purpose().word()).isEqualTo(purpose);
        }
    }

    @Test
    void shouldSayWhyNobodyIsTold() {
        notify("n1", "nobody", "notice");

        assertThat(watch.kinds()).containsExactly(TimelineKind.PAGE_SKIPPED);
        assertThat(watch.last.getFirst().reason()).isEqualTo("Person nobody does not exist.");
    }

    @Test
    void shouldTellNobodyWhoHasNoContactThatWasVerifiedButLetThemProveOne() {
        watch.organisation.withoutVerifiedContact("ana");

        assertThat(notify("n1", "ana", "notice").kinds()).containsExactly(TimelineKind.PAGE_SKIPPED);
        assertThat(watch.last.getFirst().reason()).isEqualTo("ana was left out, having no contact that was verified.");
        assertThat(notify("n2", "ana", "verification").paged()).containsExactly("ana");
    }

    @Test
    void shouldPutItsDeliveryAndItsReceiptsOnTheTimeline() {
        notify("n1", "ana", "test");
        PageId page = ((Detail.OfPage) watch.last.getFirst().detail()).page().id();

        watch.input(new CaseInput.Delivered(page, "ana", true, Optional.of("sms"), Optional.empty(), List.of()));
        assertThat(watch.kinds()).containsExactly(TimelineKind.PAGE_DELIVERED);
        watch.input(new CaseInput.Delivered(page, "ana", false, Optional.of("sms"), Optional.empty(), List.of()));
        assertThat(watch.kinds()).containsExactly(TimelineKind.PAGE_FAILED);
        watch.input(ReceiptsTest.receipt("r1", page, "ana", "h1", "read"));
        assertThat(watch.kinds()).containsExactly(TimelineKind.PAGE_READ);
        assertThat(watch.paged()).isEmpty();
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThat(watch.registry("notify", Map.of("person", "ana", "purpose", "notice"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(notify("n1", "ana", "answer").verdict()).isEqualTo(Verdict.ILLEGAL);
    }

    private Scene notify(String id, String person, String purpose) {
        return watch.registry(
                "notify",
                Map.of(
                        "noticeId",
                        id,
                        "person",
                        person,
                        "purpose",
                        purpose,
                        "title",
                        "Your shift begins soon",
                        "reason",
                        "It begins at nine."));
    }
}
