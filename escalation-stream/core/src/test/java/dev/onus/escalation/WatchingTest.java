package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private final Scene watch = TaskScenes.open(TaskScenes.watch());

    @Test
    void shouldPageNobodyAndWaitForItsFirstLook() {
        assertThat(watch.kinds()).containsExactly(TimelineKind.OPENED);
        assertThat(watch.current().nextDue()).contains(Scene.START.plus(LOOK));
    }

    @Test
    void shouldSayThatItIsTimeToLookAndNothingMoreWhenTheRegistryAnswers() {
        watch.after(LOOK);
        assertThat(watch.kinds()).containsExactly(TimelineKind.LOOK_DUE);
        assertThat(watch.current().nextDue()).contains(watch.now.plus(ANSWER));

        Instant next = watch.now.plus(LOOK);
        assertThat(looked(next).last).isEmpty();
        assertThat(watch.current().nextDue()).contains(next);
    }

    @Test
    void shouldPageWhenTheRegistryDoesNotAnswerInTwoMinutes() {
        watch.after(LOOK).after(ANSWER.minusSeconds(1));
        assertThat(watch.paged()).isEmpty();

        watch.after(Duration.ofSeconds(1));
        assertThat(watch.paged()).containsExactly("adam");
        assertThat(watch.last.getFirst().reason()).contains("has not answered");
    }

    @Test
    void shouldTellItToLookAgainAndAgainWhilePeopleArePaged() {
        watch.after(LOOK).after(ANSWER).after(Duration.ofMinutes(5));
        assertThat(watch.kinds()).contains(TimelineKind.LOOK_DUE);

        watch.answer("adam", "acknowledge");
        assertThat(watch.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(watch.after(Duration.ofMinutes(5)).kinds()).contains(TimelineKind.LOOK_DUE);
        assertThat(watch.paged()).isEmpty();
    }

    @Test
    void shouldWithdrawThePagesWhenItLooksLate() {
        watch.after(LOOK).after(ANSWER);

        looked(watch.now.plus(LOOK));

        assertThat(watch.kinds()).containsExactly(TimelineKind.LOOKED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(watch.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(watch.current().progress().deadlines())
                .extracting(Deadline::kind)
                .containsExactly(DeadlineKind.LOOK);
    }

    @Test
    void shouldPageAnewWithIdsOfTheirOwnWhenItIsLateAgain() {
        watch.after(LOOK).after(ANSWER);
        Set<PageId> pages = new HashSet<>();
        pages.add(watch.page("adam").id());
        looked(watch.now.plus(LOOK));
        watch.after(LOOK).after(ANSWER);

        assertThat(watch.paged()).containsExactly("adam");
        assertThat(pages.add(watch.page("adam").id())).isTrue();
    }

    @Test
    void shouldAlwaysHaveALiveDeadlineAndNeverClose() {
        for (int look = 0; look < 50; look++) {
            watch.after(LOOK);
            if (look % 3 != 0) {
                looked(watch.now.plus(LOOK));
            }
            assertThat(watch.current().nextDue()).isPresent();
            assertThat(watch.current().isClosed()).isFalse();
        }
        assertThat(watch.answer("adam", "resolve", Map.of("outcome", "false-positive", "reason", "no"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
    }

    @Test
    void shouldHaveNothingToAnswerWhileTheRegistryLooks() {
        assertThat(watch.adminAnswer("acknowledge", Map.of()).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(watch.adminAnswer("note", Map.of()).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldWaitAMinuteWhenTheNextLookIsNotAhead() {
        assertThat(looked(watch.now.minusSeconds(1)).current().nextDue()).contains(watch.now.plusSeconds(60));
        watch.registry("looked", Map.of());
        assertThat(watch.current().nextDue()).contains(watch.now.plusSeconds(60));
    }

    @Test
    void shouldPageNobodyWhenWhoeverOwnsItChanges() {
        watch.organisation.withTeam("catch-all", null, "cy");
        watch.input(new CaseInput.ReEvaluated());
        watch.input(new CaseInput.OwnershipChanged());

        assertThat(watch.paged()).isEmpty();
        assertThat(watch.after(LOOK).after(ANSWER).paged()).containsExactly("cy");
    }

    private Scene looked(Instant next) {
        return watch.registry("looked", Map.of("nextLookAt", next.toString()));
    }
}
