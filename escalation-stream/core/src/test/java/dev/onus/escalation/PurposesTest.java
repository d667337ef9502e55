package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurposesTest {
    private static final Map<String, String> DISPUTED = Map.of("owner", "platform", "reason", "it moved");

    @Test
    void shouldSayOfEachPageWhatItAsks() {
        Scene approval = approval();
        assertThat(approval.page("ana").purpose()).isEqualTo(PagePurpose.ANSWER);
        assertThat(approval.page("dee").purpose()).isEqualTo(PagePurpose.APPROVAL);

        Scene clock = Policy.usual()
                .containWithin(Duration.ofMinutes(2))
                .scene()
                .open()
                .after(Duration.ofMinutes(2));
        assertThat(clock.page("mo").purpose()).isEqualTo(PagePurpose.CLOCK);

        Scene offer = Scene.usual().open();
        offer.answer("ana", "reassign", Map.of("to", "person:cy"));
        assertThat(offer.page("cy").purpose()).isEqualTo(PagePurpose.OFFER);

        Scene dispute = Scene.usual().open();
        dispute.answer("ana", "dispute", DISPUTED);
        assertThat(purposes(dispute)).contains(PagePurpose.TIE_BREAK);

        Scene review = EffectScenes.open(EffectScenes.effect(EffectName.REVIEW_BEFORE_ENABLE));
        assertThat(purposes(review)).contains(PagePurpose.REVIEW);
    }

    @Test
    void shouldLetWhoIsOnlyAskedToApproveDoJustThat() {
        Scene scene = approval();

        for (String action : List.of("contain", "resolve", "snooze", "escalate", "reassign", "decide")) {
            assertThat(scene.answer("dee", action).verdict()).as(action).isEqualTo(Verdict.REFUSED);
        }
        scene.answer("dee", "acknowledge");
        assertThat(scene.kinds()).containsExactly(TimelineKind.NOTE);
        assertThat(scene.current().progress().lease()).isEmpty();
        assertThat(scene.answer("dee", "note").verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.answer("dee", "approve").kinds()).contains(TimelineKind.EFFECT_APPROVED);
    }

    @Test
    void shouldTakeBackThePageOfAnApproverWhoDoesNotDecideAndMoveNoStep() {
        Scene scene = approval();

        scene.answer("dee", "decline");

        assertThat(scene.kinds()).containsExactly(TimelineKind.DECLINED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(scene.withdrawn()).containsExactly("dee");
        assertThat(scene.current().progress().step()).isEqualTo(1);
    }

    @Test
    void shouldLetWhoIsOnlyAskedToSettleDoJustThat() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "dispute", DISPUTED);
        String asked = scene.current().progress().dispute().orElseThrow().asked().stream()
                .filter(person -> !List.of("ana", "bo").contains(person))
                .findFirst()
                .orElseThrow();

        assertThat(scene.answer(asked, "contain").verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.answer(asked, "settle", DISPUTED).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldKeepTheRightsOfWhoAnswersForAnEffectThatFailed() {
        Scene scene = EffectScenes.open(EffectScenes.effect(EffectName.BLOCK_IDENTITY));
        scene.after(EffectScenes.ANSWER_WITHIN);

        assertThat(scene.page("mo").purpose()).isEqualTo(PagePurpose.EFFECT);
        assertThat(scene.answer("mo", "acknowledge").verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().progress().lease()).isPresent();
    }

    @Test
    void shouldReadWhatTheStepOfAnEarlierPageMeant() {
        Map<String, PagePurpose> meant = Map.of(
                "1", PagePurpose.ANSWER,
                "fallback", PagePurpose.ANSWER,
                "catch-all", PagePurpose.ANSWER,
                "reminder", PagePurpose.ANSWER,
                "contain", PagePurpose.CLOCK,
                "condition-3", PagePurpose.CLOCK,
                "offer", PagePurpose.OFFER,
                "dispute", PagePurpose.TIE_BREAK,
                "effect-gone", PagePurpose.EFFECT);
        meant.forEach((step, purpose) ->
                assertThat(Purposes.ofEarlier(step, "ana", List.of())).as(step).isEqualTo(purpose));

        Scene scene = approval();
        Page page = scene.page("dee");
        List<Effect> effects = scene.current().progress().effects();
        assertThat(Purposes.ofEarlier(page.step(), "dee", effects)).isEqualTo(PagePurpose.APPROVAL);
        assertThat(Purposes.ofEarlier(page.step(), "ana", effects)).isEqualTo(PagePurpose.EFFECT);
    }

    @Test
    void shouldBeUrgentAsThePolicySaysAndAlwaysWhileTheCredentialMayBeActive() {
        assertThat(urgency(Urgency.HIGH, CredentialState.INACTIVE)).isEqualTo(Urgency.HIGH);
        assertThat(urgency(Urgency.LOW, CredentialState.ACTIVE)).isEqualTo(Urgency.HIGH);
        assertThat(urgency(Urgency.LOW, CredentialState.UNKNOWN)).isEqualTo(Urgency.HIGH);
        assertThat(urgency(Urgency.LOW, CredentialState.INACTIVE)).isEqualTo(Urgency.LOW);
    }

    private static Urgency urgency(Urgency said, CredentialState credential) {
        Scene scene = Policy.usual().urgency(said).scene();
        scene.credential = credential;
        scene.open().after(Duration.ofHours(12));
        return scene.current().progress().pages().getFirst().urgency();
    }

    private static List<PagePurpose> purposes(Scene scene) {
        return scene.current().progress().pages().stream().map(Page::purpose).toList();
    }

    private static Scene approval() {
        return EffectScenes.open(EffectScenes.approvedBy(EffectScenes.effect(EffectName.REVOKE), "team:identity"));
    }
}
