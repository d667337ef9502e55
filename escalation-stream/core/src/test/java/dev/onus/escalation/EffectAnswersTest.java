package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EffectAnswersTest {
    private static final EffectSpec BLOCK = EffectScenes.effect(EffectName.BLOCK_IDENTITY);
    private static final EffectSpec REVOKE = EffectScenes.effect(EffectName.REVOKE);
    private static final Duration WINDOW = EffectScenes.ANSWER_WITHIN;
    private static final Duration AGAIN = Limits.OVERDUE_REPEAT;

    @Test
    void shouldTakeTheOutcomeFromAPlatformTeamWhoseTokenMayDoNothingElse() {
        Scene scene = EffectScenes.open(BLOCK);

        EffectScenes.platformSays(scene, EffectScenes.only(scene), "done");

        Effect done = EffectScenes.only(scene);
        assertThat(EffectScenes.answered(scene).right()).isEqualTo("scope effects");
        assertThat(EffectScenes.answered(scene).effect()).contains(done);
        assertThat(scene.kinds()).containsExactly(TimelineKind.EFFECT_ANSWERED);
        assertThat(done.status()).isEqualTo(EffectStatus.DONE);
        assertThat(done.answerBy()).isEmpty();
        assertThat(scene.current().progress().deadline(DeadlineKind.EFFECT_ANSWER))
                .isEmpty();
        assertThat(done.detail()).contains("run 7");
        assertThat(scene.after(WINDOW.multipliedBy(3)).kinds()).isEmpty();
        assertThat(EffectScenes.verdict(EffectScenes.service(scene, "acknowledge", "effects", Map.of())))
                .isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldRefuseTheOutcomeFromAServiceWithoutTheScope() {
        Scene scene = EffectScenes.open(BLOCK);
        Map<String, String> done = EffectScenes.outcome(EffectScenes.only(scene), "done");

        assertThat(EffectScenes.verdict(EffectScenes.service(scene, "effect-outcome", "read", done)))
                .isEqualTo(Verdict.REFUSED);
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(EffectScenes.verdict(EffectScenes.service(scene, "effect-outcome", "respond", done)))
                .isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldCallARevocationThatIsDoneAnObservationOfAnInactiveCredential() {
        Scene scene = EffectScenes.open(REVOKE);
        Effect revoke = EffectScenes.only(scene);

        EffectScenes.platformSays(scene, revoke, "done");

        assertThat(scene.current().exposure().latest())
                .contains(new Observation(CredentialState.INACTIVE, "effect:" + revoke.id(), scene.now));
        assertThat(scene.kinds())
                .containsSubsequence(
                        TimelineKind.EFFECT_ANSWERED, TimelineKind.CREDENTIAL_OBSERVED, TimelineKind.CONDITION_ENDED);
    }

    @Test
    void shouldPageWhoAnswersForItWhenItFailed() {
        Scene scene = EffectScenes.open(EffectScenes.answeredFor(BLOCK, "team:platform"));

        EffectScenes.platformSays(scene, EffectScenes.only(scene), "failed");

        assertThat(scene.paged()).containsExactly("cy");
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.FAILED);
        assertThat(scene.after(WINDOW.multipliedBy(3)).kinds()).isEmpty();
        assertThat(EffectScenes.platformSays(scene, EffectScenes.only(scene), "done")
                        .withdrawn())
                .containsExactly("cy");
    }

    @Test
    void shouldPageTheOwnerAndItsManagerWhenNobodyIsNamedToAnswerForWhatWasRefused() {
        Scene scene = EffectScenes.open(BLOCK);

        EffectScenes.platformSays(scene, EffectScenes.only(scene), "refused");

        assertThat(scene.paged()).containsExactly("ana", "mo");
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REFUSED);
    }

    @Test
    void shouldSayWhatWasExpectedOfAnAnswerThatFitsNoEffect() {
        Scene scene = EffectScenes.open(EffectScenes.approvedBy(REVOKE, "team:identity"));
        Effect proposal = EffectScenes.only(scene);

        scene.answer("ana", "effect-outcome", OptionalLong.empty(), Map.of("effect", "other", "outcome", "done"));
        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.last.getFirst().reason()).contains("id of an effect of this case", "'other'");
        EffectScenes.platformSays(scene, proposal, "proposed");
        assertThat(scene.last.getFirst().reason()).isEqualTo("Expected an outcome: done, failed or refused.");
        EffectScenes.platformSays(scene, proposal, "done");
        assertThat(scene.last.getFirst().reason()).contains("revoke to be approved before");
        assertThat(EffectScenes.only(scene)).isEqualTo(proposal);
    }

    @Test
    void shouldHearTheAnswerToWhatWasWithdrawnMeanwhile() {
        Scene scene = EffectScenes.open(EffectScenes.effect(EffectName.PAUSE_AUTOMATION));
        Effect paused = EffectScenes.only(scene);
        scene.answer("ana", "acknowledge");

        EffectScenes.platformSays(scene, paused, "done");

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).containsExactly(TimelineKind.NOTE);
        assertThat(scene.last.getFirst().summary()).contains("withdrawn: done");
    }

    @Test
    void shouldHearTheAnswerToWhatAnEarlierEpisodeAskedFor() {
        Scene scene = EffectScenes.open(EffectScenes.effect(EffectName.PAUSE_AUTOMATION));
        Effect paused = EffectScenes.only(scene);
        scene.answer("ana", "acknowledge").alert(Severity.CRITICAL);

        EffectScenes.platformSays(scene, paused, "done");

        assertThat(scene.kinds()).containsExactly(TimelineKind.NOTE);
    }

    @Test
    void shouldPageWhoAnswersForItAgainAndAgainUntilSomebodyAnswers() {
        Scene scene = EffectScenes.open(EffectScenes.answeredFor(BLOCK, "team:platform"));
        scene.answer("ana", "acknowledge");

        assertThat(scene.after(WINDOW).kinds())
                .containsExactly(TimelineKind.EFFECT_OVERDUE, TimelineKind.PAGE_REQUESTED);
        assertThat(scene.paged()).containsExactly("cy");
        assertThat(pagedForEffects(scene.after(AGAIN))).containsExactly("cy");
        EffectScenes.platformSays(scene, EffectScenes.only(scene), "done");

        assertThat(scene.withdrawn()).containsExactly("cy");
        assertThat(scene.after(AGAIN).kinds()).doesNotContain(TimelineKind.EFFECT_OVERDUE);
    }

    @Test
    void shouldPageTheOwnersSideAndThenTheCatchAllWhenNobodyIsThere() {
        Scene owned = EffectScenes.open(EffectScenes.answeredFor(BLOCK, "team:nobody"));
        Scene alone = EffectScenes.scene(EffectScenes.step(Duration.ofDays(1), 0, BLOCK));
        alone.organisation.withTeam("payments", null);

        assertThat(owned.after(WINDOW).paged()).containsExactly("ana", "mo");
        assertThat(pagedForEffects(alone.open().after(WINDOW))).containsExactly("adam");
    }

    @Test
    void shouldPageNobodyForItWhileTheSourceSaysThatItIsOver() {
        Scene scene = EffectScenes.open(BLOCK).sourceSays(AlertStatus.RESOLVED);

        assertThat(scene.after(WINDOW.multipliedBy(3)).kinds()).isEmpty();
        scene.alert(Severity.HIGH);
        assertThat(scene.after(AGAIN).kinds()).contains(TimelineKind.EFFECT_OVERDUE);
    }

    @Test
    void shouldPageNobodyForItWhileTheElderCaseOfTheSameIdentityPages() {
        Scene scene = EffectScenes.open(BLOCK).input(new CaseInput.Linked(new CaseId("elder")));

        assertThat(scene.after(WINDOW.multipliedBy(3)).kinds()).isEmpty();
        assertThat(scene.after(EffectScenes.EXPIRES_AFTER).kinds()).contains(TimelineKind.EFFECT_WITHDRAWN);
    }

    @Test
    void shouldNotPageMoreOftenThanOnceAnHourHoweverShortItsWindowIs() {
        EffectSpec hasty = new EffectSpec(
                EffectName.BLOCK_IDENTITY,
                Optional.empty(),
                Optional.empty(),
                EffectScenes.EXPIRES_AFTER,
                Duration.ofMillis(1),
                List.of());
        Scene scene = EffectScenes.open(hasty);

        scene.after(AGAIN.multipliedBy(2));

        assertThat(scene.kinds().stream().filter(TimelineKind.EFFECT_OVERDUE::equals))
                .hasSize(2);
    }

    @Test
    void shouldRetractNothingForAnOutcomeThatCameAfterItsWindow() {
        Scene scene = EffectScenes.open(BLOCK).after(WINDOW);

        EffectScenes.platformSays(scene, EffectScenes.only(scene), "done");

        assertThat(scene.kinds()).startsWith(TimelineKind.EFFECT_ANSWERED).doesNotContain(TimelineKind.RETRACTED);
    }

    @Test
    void shouldWithdrawARevocationThatNobodyNeedsAnyMore() {
        Scene scene = EffectScenes.open(REVOKE);
        scene.credential = CredentialState.INACTIVE;
        scene.alert(Severity.HIGH);

        assertThat(scene.after(WINDOW).kinds()).containsExactly(TimelineKind.EFFECT_WITHDRAWN);
    }

    @Test
    void shouldTakeBackThePagesWhenTheOutcomeWasGivenInTimeAndReadLate() {
        Scene scene = EffectScenes.open(BLOCK).after(WINDOW);
        Effect effect = EffectScenes.only(scene);
        assertThat(scene.paged()).containsExactly("ana", "mo");
        Instant inTime = scene.now.minusMillis(5);

        late(scene, inTime, EffectScenes.outcome(effect, "done"));

        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED);
        assertThat(scene.withdrawn()).containsExactly("ana", "mo");
        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_ANSWERED);
        assertThat(scene.after(WINDOW.multipliedBy(2)).kinds()).isEmpty();
    }

    @Test
    void shouldKnowThatTheCredentialIsRevokedWhenThatWasSaidJustBeforeItsTimeWasOver() {
        Scene scene = EffectScenes.open(REVOKE).after(EffectScenes.EXPIRES_AFTER);
        Effect revoke = ((Detail.OfEffect)
                        EffectScenes.event(scene, TimelineKind.EFFECT_WITHDRAWN).detail())
                .effect();

        late(scene, scene.now.minusMillis(5), EffectScenes.outcome(revoke, "done"));

        assertThat(scene.kinds()).contains(TimelineKind.RETRACTED, TimelineKind.CREDENTIAL_OBSERVED);
        assertThat(scene.current().exposure().credentialState()).isEqualTo(CredentialState.INACTIVE);
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.DONE);
        assertThat(scene.after(Duration.ofSeconds(1)).current().progress().effects())
                .isEmpty();
    }

    @Test
    void shouldStillRetractAStepAlthoughSeveralEffectsFellDueWithIt() {
        Scene scene = EffectScenes.scene(
                        EffectScenes.step(
                                WINDOW,
                                0,
                                BLOCK,
                                EffectScenes.effect(EffectName.VERIFY),
                                EffectScenes.effect(EffectName.ACCESS_REVIEW),
                                EffectScenes.effect(EffectName.REQUIRE_INTERVENTION)),
                        Policy.step(WINDOW, 0, List.of("backup"), List.of(), List.of()))
                .open();
        scene.afterAnOutageOf(WINDOW);
        assertThat(scene.paged()).contains("bo");

        scene.lateAnswer("ana", "acknowledge", scene.now.minusMillis(5), OptionalLong.empty());

        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED);
        assertThat(scene.withdrawn()).contains("bo");
    }

    @Test
    void shouldGiveTheSameVerdictToTheSameOutcomeAgain() {
        Scene scene = EffectScenes.open(BLOCK);
        Map<String, String> failed = EffectScenes.outcome(EffectScenes.only(scene), "failed");
        Answer once = Answers.of(new ResponseId("once"), "ana", "effect-outcome", OptionalLong.empty(), failed);
        scene.input(new CaseInput.Answered(once));
        Progress before = scene.current().progress();

        scene.input(new CaseInput.Answered(once));

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().progress()).isEqualTo(before);
    }

    private static List<String> pagedForEffects(Scene scene) {
        return scene.last.stream()
                .filter(event -> event.kind() == TimelineKind.PAGE_REQUESTED)
                .map(event -> ((Detail.OfPage) event.detail()).page())
                .filter(page -> page.step().startsWith("effect-"))
                .map(Page::person)
                .toList();
    }

    private static void late(Scene scene, Instant givenAt, Map<String, String> parameters) {
        Instant read = scene.now;
        scene.now = givenAt;
        scene.answer("ana", "effect-outcome", OptionalLong.empty(), parameters);
        scene.now = read;
    }
}
