package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.EffectPhase;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovingTest {
    private static final EffectSpec REVOKE =
            EffectScenes.approvedBy(EffectScenes.effect(EffectName.REVOKE), "team:identity");
    private static final EffectSpec BLOCK =
            EffectScenes.approvedBy(EffectScenes.effect(EffectName.BLOCK_IDENTITY), "team:identity");

    @Test
    void shouldRequestWhatAnApproverApprovesWithWindowsThatBeginNow() {
        Scene scene = EffectScenes.open(REVOKE);
        scene.now = scene.now.plusSeconds(90);

        scene.answer("dee", "approve");

        Effect revoke = EffectScenes.only(scene);
        assertThat(scene.kinds()).containsSubsequence(TimelineKind.EFFECT_APPROVED, TimelineKind.EFFECT_REQUESTED);
        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_REQUESTED).detail())
                .isEqualTo(new Detail.OfEffect(revoke, EffectPhase.REQUESTED));
        assertThat(EffectScenes.answered(scene).right()).isEqualTo("approver of revoke");
        assertThat(revoke.status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(revoke.answerBy()).contains(scene.now.plus(EffectScenes.ANSWER_WITHIN));
        assertThat(revoke.expiresAt()).isEqualTo(scene.now.plus(EffectScenes.EXPIRES_AFTER));
        assertThat(scene.withdrawn()).containsExactly("dee");
        assertThat(scene.after(EffectScenes.ANSWER_WITHIN).kinds()).contains(TimelineKind.EFFECT_OVERDUE);
        assertThat(scene.paged()).containsExactly("ana", "mo");
    }

    @Test
    void shouldRefuseEverybodyWhoWasNotAskedToApproveAndChangeNothing() {
        Scene scene = EffectScenes.open(REVOKE);
        Progress before = scene.current().progress();

        scene.answer("ana", "approve");

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.REFUSED);
        assertThat(scene.last.getFirst().reason())
                .isEqualTo("It needs to be an approver of revoke (dee), or the scope admin.");
        assertThat(EffectScenes.verdict(scene.answer("ana", "reject"))).isEqualTo(Verdict.REFUSED);
        assertThat(scene.current().progress()).isEqualTo(before);
    }

    @Test
    void shouldLetTheScopeAdminApproveAndSaySo() {
        Scene scene = EffectScenes.open(REVOKE);

        EffectScenes.service(scene, "approve", "admin", Map.of());

        assertThat(EffectScenes.answered(scene).right()).isEqualTo("scope admin");
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REQUESTED);
    }

    @Test
    void shouldAskWhichOneIsMeantWhenSeveralWait() {
        Scene scene = EffectScenes.open(REVOKE, BLOCK);
        Effect revoke = scene.current().progress().effects().getFirst();
        Effect block = scene.current().progress().effects().getLast();

        scene.answer("dee", "approve");
        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.last.getFirst().reason())
                .contains(revoke.id() + " (revoke)", block.id() + " (block-identity)");
        approve(scene, block);
        assertThat(EffectScenes.answered(scene).effect().map(Effect::id)).contains(block.id());
        scene.answer("dee", "reject");

        assertThat(EffectScenes.answered(scene).effect().map(Effect::id)).contains(revoke.id());
        approve(scene, revoke);
        assertThat(scene.last.getFirst().reason()).contains("but none does");
    }

    @Test
    void shouldApproveWhatTheAnsweredPageIsAbout() {
        Scene scene = EffectScenes.open(REVOKE, BLOCK);
        Page page = scene.current().progress().pages().stream()
                .filter(each -> each.person().equals("dee"))
                .reduce((earlier, later) -> later)
                .orElseThrow();

        scene.input(new CaseInput.Answered(new Answer(
                new ResponseId("from-the-page"),
                "approve",
                Optional.of("dee"),
                Optional.empty(),
                Set.of(),
                OptionalLong.of(page.version()),
                Optional.of(page.id()),
                Optional.empty(),
                Map.of())));

        assertThat(EffectScenes.answered(scene).effect().map(Effect::action)).contains(EffectName.BLOCK_IDENTITY);
    }

    @Test
    void shouldTakeTheCaseOffNobodyWhenAnApproverAcknowledgesTheirPage() {
        Scene scene = EffectScenes.open(REVOKE);

        scene.answerPage("dee", "acknowledge");

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.withdrawn()).isEmpty();
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.PROPOSED);
    }

    @Test
    void shouldTakeAProposalBackThatIsRejected() {
        Scene scene = EffectScenes.open(REVOKE);

        scene.answer("dee", "reject", OptionalLong.empty(), Map.of("reason", "it signs the releases"));

        assertThat(scene.kinds()).containsSubsequence(TimelineKind.EFFECT_REJECTED, TimelineKind.EFFECT_WITHDRAWN);
        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_WITHDRAWN).reason())
                .isEqualTo("Rejected by dee: it signs the releases");
        assertThat(scene.current().progress().effects()).isEmpty();
        assertThat(scene.withdrawn()).containsExactly("dee");
        assertThat(scene.after(EffectScenes.EXPIRES_AFTER).kinds()).isEmpty();
    }

    @Test
    void shouldNotCallAnApprovalStaleThatNamesItsEffect() {
        Scene scene = EffectScenes.open(REVOKE);
        long seen = scene.current().version();
        scene.answer("ana", "acknowledge");

        assertThat(EffectScenes.verdict(scene.answer("dee", "approve", OptionalLong.of(seen), Map.of())))
                .isEqualTo(Verdict.STALE);
        scene.answer(
                "dee",
                "approve",
                OptionalLong.of(seen),
                Map.of("effect", EffectScenes.only(scene).id()));

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldPageTheApproversAgainAndTheFallbackWhoMayNotApproveInTheirPlace() {
        Scene scene = EffectScenes.open(REVOKE).after(EffectScenes.ANSWER_WITHIN);

        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_OVERDUE);
        assertThat(scene.paged()).containsExactly("dee", "cy");
        assertThat(EffectScenes.verdict(scene.answer("cy", "approve"))).isEqualTo(Verdict.REFUSED);
        assertThat(scene.after(Limits.OVERDUE_REPEAT).paged()).containsExactly("dee", "cy");
    }

    @Test
    void shouldAskWhoeverIsAnApproverByThen() {
        Scene scene = EffectScenes.open(REVOKE);
        scene.organisation.withPerson("eli").withTeam("identity", null, "eli");

        scene.after(EffectScenes.ANSWER_WITHIN);

        assertThat(scene.paged()).containsExactly("eli", "cy");
        assertThat(EffectScenes.only(scene).approvers()).containsExactly("dee", "eli");
        assertThat(EffectScenes.verdict(scene.answer("eli", "approve"))).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldRejectAProposalThatNobodyApprovedInItsTime() {
        Scene scene = EffectScenes.open(REVOKE).after(EffectScenes.EXPIRES_AFTER);

        CaseEvent rejected = EffectScenes.event(scene, TimelineKind.EFFECT_REJECTED);
        assertThat(rejected.reason()).isEqualTo("Nobody approved it before its time was over.");
        assertThat(((Detail.OfEffect) rejected.detail()).phase()).isEqualTo(EffectPhase.WITHDRAWN);
        assertThat(scene.current().progress().effects()).isEmpty();
        assertThat(scene.withdrawn()).contains("dee");
    }

    @Test
    void shouldTakeAnApprovalThatWasGivenJustBeforeTheProposalLapsed() {
        Scene scene = EffectScenes.open(REVOKE).after(EffectScenes.EXPIRES_AFTER);
        Instant inTime = scene.now.minusMillis(5);

        scene.lateAnswer("dee", "approve", inTime, OptionalLong.empty());

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED);
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(EffectScenes.only(scene).expiresAt()).isEqualTo(inTime.plus(EffectScenes.EXPIRES_AFTER));
    }

    @Test
    void shouldTakeBackThePagesWhenTheApprovalWasGivenInTimeAndReadLate() {
        Scene scene = EffectScenes.open(REVOKE).after(EffectScenes.ANSWER_WITHIN);

        scene.lateAnswer("dee", "approve", scene.now.minusMillis(5), OptionalLong.empty());

        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(scene.withdrawn()).containsExactly("dee", "cy");
    }

    @Test
    void shouldNotRetractForSomebodyWithoutTheRight() {
        Scene scene = EffectScenes.open(REVOKE).after(EffectScenes.ANSWER_WITHIN);

        scene.lateAnswer("ana", "approve", scene.now.minusMillis(5), OptionalLong.empty());

        assertThat(scene.kinds()).containsExactly(TimelineKind.REFUSED);
    }

    @Test
    void shouldNotRequestAnApprovedRevocationThatNobodyNeedsAnyMore() {
        Scene scene = EffectScenes.open(REVOKE);
        scene.credential = CredentialState.INACTIVE;
        scene.alert(Severity.HIGH);

        scene.answer("dee", "approve");

        assertThat(scene.kinds())
                .contains(TimelineKind.EFFECT_APPROVED, TimelineKind.EFFECT_WITHDRAWN)
                .doesNotContain(TimelineKind.EFFECT_REQUESTED);
    }

    private static void approve(Scene scene, Effect effect) {
        scene.answer("dee", "approve", OptionalLong.empty(), Map.of("effect", effect.id()));
    }
}
