package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.EffectPhase;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final EffectSpec BLOCK = EffectScenes.effect(EffectName.BLOCK_IDENTITY);
    private static final EffectSpec REVOKE = EffectScenes.effect(EffectName.REVOKE);
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Map<String, String> FALSE_POSITIVE =
            Map.of("outcome", "false-positive", "reason", "a planned test of the detector");

    @Test
    void shouldAskByAnAuthorityAgreedBeforehandAndWithABoundInTime() {
        EffectSpec spec = EffectScenes.answeredFor(
                EffectScenes.scoped(EffectScenes.effect(EffectName.BLOCK_SCOPE), "s3:write"), "team:platform");

        Scene scene = EffectScenes.open(spec);

        Effect effect = EffectScenes.only(scene);
        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_REQUESTED).detail())
                .isEqualTo(new Detail.OfEffect(effect, EffectPhase.REQUESTED));
        assertThat(effect.words()).isEqualTo("block-scope s3:write");
        assertThat(effect.status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(effect.authority()).isEqualTo("Policy usual version 2; team:platform answers for it");
        assertThat(effect.answerBy()).contains(Scene.START.plus(EffectScenes.ANSWER_WITHIN));
        assertThat(effect.expiresAt()).isEqualTo(Scene.START.plus(EffectScenes.EXPIRES_AFTER));
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldNotAskAgainForWhatIsInForce() {
        Scene scene = EffectScenes.scene(EffectScenes.step(WINDOW, 1, BLOCK)).open();
        EffectScenes.platformSays(scene, EffectScenes.only(scene), "done");

        scene.after(WINDOW);

        assertThat(scene.kinds()).contains(TimelineKind.ESCALATED).doesNotContain(TimelineKind.EFFECT_REQUESTED);
    }

    @Test
    void shouldAskAnewForWhatFailedWhenTheStepComesAgain() {
        Scene scene = EffectScenes.scene(EffectScenes.step(WINDOW, 1, BLOCK)).open();
        Effect failed = EffectScenes.only(scene);
        EffectScenes.platformSays(scene, failed, "failed");

        scene.after(WINDOW);

        assertThat(scene.kinds()).containsSubsequence(TimelineKind.EFFECT_WITHDRAWN, TimelineKind.EFFECT_REQUESTED);
        assertThat(EffectScenes.only(scene).id()).isNotEqualTo(failed.id());
    }

    @Test
    void shouldNotInsistOnWhatAPlatformTeamRefused() {
        Scene scene = EffectScenes.scene(EffectScenes.step(WINDOW, 1, BLOCK)).open();
        EffectScenes.platformSays(scene, EffectScenes.only(scene), "refused");

        scene.after(WINDOW);

        assertThat(scene.kinds()).contains(TimelineKind.ESCALATED).doesNotContain(TimelineKind.EFFECT_REQUESTED);
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REFUSED);
    }

    @Test
    void shouldProposeARevocationThatIsToBeApprovedFirst() {
        Scene scene = EffectScenes.open(EffectScenes.approvedBy(REVOKE, "team:identity"));

        Effect effect = EffectScenes.only(scene);
        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_PROPOSED).detail())
                .isEqualTo(new Detail.OfEffect(effect, EffectPhase.PROPOSED));
        assertThat(effect.status()).isEqualTo(EffectStatus.PROPOSED);
        assertThat(effect.approvers()).containsExactly("dee");
        assertThat(scene.kinds()).doesNotContain(TimelineKind.EFFECT_REQUESTED);
        Page page = scene.current().progress().pages().stream()
                .filter(each -> each.person().equals("dee"))
                .findFirst()
                .orElseThrow();
        assertThat(page.step()).isEqualTo("effect-" + effect.id());
        assertThat(page.isAccountable()).isTrue();
        assertThat(page.acknowledgeBy()).isEqualTo(effect.answerBy());
    }

    @Test
    void shouldPageTheCatchAllWhenAProposalHasNobodyToApproveIt() {
        Scene scene = EffectScenes.open(EffectScenes.approvedBy(REVOKE, "team:nobody"));

        assertThat(scene.paged()).containsExactly("ana", "adam");
        assertThat(EffectScenes.only(scene).approvers()).isEmpty();
    }

    @Test
    void shouldNotAskToRevokeACredentialThatIsKnownToBeInactive() {
        Scene scene = EffectScenes.scene(EffectScenes.step(WINDOW, 0, REVOKE, BLOCK));
        scene.credential = CredentialState.INACTIVE;

        scene.open();

        assertThat(EffectScenes.only(scene).action()).isEqualTo(EffectName.BLOCK_IDENTITY);
        assertThat(EffectScenes.event(scene, TimelineKind.PAGE_SKIPPED).summary())
                .isEqualTo("Not asked for: revoke");
    }

    @Test
    void shouldTakeBackOnResolveWhatWasDoneAndWhatNobodyDidYet() {
        Scene scene = EffectScenes.open(BLOCK, EffectScenes.effect(EffectName.REQUIRE_INTERVENTION));
        EffectScenes.platformSays(scene, scene.current().progress().effects().getFirst(), "done");

        scene.answer("ana", "resolve", OptionalLong.empty(), FALSE_POSITIVE);

        assertThat(scene.last.stream()
                        .filter(event -> event.kind() == TimelineKind.EFFECT_WITHDRAWN)
                        .map(CaseEvent::summary))
                .containsExactly("Effect withdrawn: block-identity", "Effect withdrawn: require-intervention");
        assertThat(scene.current().progress().effects()).isEmpty();
    }

    @Test
    void shouldNotAskAnybodyToUndoWhatHasNothingToUndo() {
        Scene scene = EffectScenes.open(
                EffectScenes.effect(EffectName.VERIFY), EffectScenes.effect(EffectName.ACCESS_REVIEW), REVOKE);
        for (Effect effect : scene.current().progress().effects()) {
            EffectScenes.platformSays(scene, effect, "done");
        }

        scene.answer("ana", "resolve", OptionalLong.empty(), FALSE_POSITIVE);

        assertThat(scene.kinds()).contains(TimelineKind.RESOLVED).doesNotContain(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.current().progress().effects()).isEmpty();
    }

    @Test
    void shouldResumeAutomationOnAcknowledgementAndKeepTheRest() {
        Scene scene = EffectScenes.open(EffectScenes.effect(EffectName.PAUSE_AUTOMATION), BLOCK);

        scene.answer("ana", "acknowledge");

        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_WITHDRAWN).summary())
                .isEqualTo("Effect withdrawn: pause-automation");
        assertThat(EffectScenes.only(scene).action()).isEqualTo(EffectName.BLOCK_IDENTITY);
        assertThat(Effects.deadlines(new Turn(scene.current(), scene.situation(), scene.now)))
                .hasSize(2);
    }

    @Test
    void shouldTakeItBackWhenItsTimeIsOver() {
        Scene scene = EffectScenes.open(BLOCK);
        EffectScenes.platformSays(scene, EffectScenes.only(scene), "done");

        scene.after(EffectScenes.EXPIRES_AFTER);

        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_WITHDRAWN).reason())
                .isEqualTo("Its time is over.");
        assertThat(scene.current().progress().effects()).isEmpty();
    }

    @Test
    void shouldKeepItsBoundInTimeWhenTheSourceSaysThatItIsOver() {
        Scene scene = EffectScenes.open(BLOCK).sourceSays(AlertStatus.RESOLVED);

        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(scene.after(EffectScenes.EXPIRES_AFTER).kinds()).containsExactly(TimelineKind.EFFECT_WITHDRAWN);
    }

    @Test
    void shouldNeverGiveTheSameIdTwiceInACase() {
        Scene scene = EffectScenes.scene(EffectScenes.step(EffectScenes.EXPIRES_AFTER.plusHours(1), 3, BLOCK))
                .open();
        scene.after(Duration.ofHours(11)).sourceSays(AlertStatus.RESOLVED).alert(Severity.HIGH);

        List<String> requested = scene.log.stream()
                .filter(event -> event.kind() == TimelineKind.EFFECT_REQUESTED)
                .map(event -> ((Detail.OfEffect) event.detail()).effect().id())
                .toList();
        Set<String> ids = new HashSet<>(requested);
        assertThat(requested).hasSizeGreaterThan(2);
        assertThat(ids).hasSameSizeAs(requested);
    }

    @Test
    void shouldPageNobodyAgainWhenAProgramThatTriesAgainFailsAgain() {
        Scene scene = EffectScenes.open(BLOCK);
        EffectScenes.platformSays(scene, EffectScenes.only(scene), "failed");

        EffectScenes.platformSays(scene, EffectScenes.only(scene), "failed");

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.paged()).isEmpty();
    }
}
