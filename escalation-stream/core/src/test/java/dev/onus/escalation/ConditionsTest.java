package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ESC-13: a step fires on its own condition within its own window. */
class ConditionsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant TOMORROW = Scene.START.plus(Duration.ofDays(1));

    @Test
    void shouldFireAStepThatWaitsForAnotherConditionAlthoughSomebodyAcknowledged() {
        Scene scene = expiring(
                Policy.usual().lease(Duration.ofHours(3)).when(StepCondition.NOT_RENEWED, HOUR, 0, "team:platform"));

        scene.answer("ana", "acknowledge").after(HOUR);

        assertThat(scene.paged()).containsExactly("cy");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void shouldNotFireBeforeItsWindowEnds() {
        Scene scene = expiring(
                Policy.usual().lease(Duration.ofHours(3)).when(StepCondition.NOT_RENEWED, HOUR, 0, "team:platform"));

        scene.answer("ana", "acknowledge").after(HOUR.minusMillis(1));

        assertThat(scene.paged()).isEmpty();
    }

    @Test
    void shouldNotFireOnceTheTokenWasRenewedInTimeAndSaySo() {
        Scene scene = expiring(
                Policy.usual().lease(HOUR.multipliedBy(3)).when(StepCondition.NOT_RENEWED, HOUR, 0, "team:platform"));
        scene.answer("ana", "acknowledge").after(MINUTE.multipliedBy(20));
        scene.identity = Optional.of(identity(TOMORROW.plus(Duration.ofDays(90))));

        scene.after(HOUR);

        assertThat(scene.log)
                .noneMatch(event -> event.persons().stream()
                        .anyMatch(person -> person.person().equals("cy")));
        assertThat(scene.log)
                .anyMatch(event -> event.kind() == TimelineKind.PAGE_SKIPPED
                        && event.reason().contains("renewed"));
    }

    @Test
    void shouldFireAgainAsOftenAsItRepeatsWhileTheConditionIsMissing() {
        Scene scene = expiring(
                Policy.usual().lease(Duration.ofHours(9)).when(StepCondition.NOT_RENEWED, HOUR, 2, "team:platform"));
        scene.answer("ana", "acknowledge").after(HOUR);

        scene.after(Duration.ofMinutes(10));
        assertThat(scene.paged()).containsExactly("cy", "cy");
        scene.after(HOUR);

        assertThat(scene.paged()).isEmpty();
    }

    @Test
    void shouldFireWhenNothingWasDecidedAndNotWhenItWas() {
        Scene undecided = Policy.usual()
                .lease(Duration.ofHours(3))
                .when(StepCondition.NOT_DECIDED, HOUR, 0, "team:platform")
                .scene();
        undecided.open().answer("ana", "acknowledge").after(HOUR);

        assertThat(undecided.paged()).containsExactly("cy");
    }

    @Test
    void shouldFireWhenTheKeyIsNotRevokedAndEndWhenItIs() {
        Scene scene = Policy.usual()
                .lease(Duration.ofHours(3))
                .when(StepCondition.NOT_REVOKED, HOUR, 5, "team:platform")
                .scene();
        scene.open().answer("ana", "acknowledge").after(HOUR);
        assertThat(scene.paged()).containsExactly("cy");

        scene.identity = Optional.of(withState(CredentialState.INACTIVE));
        scene.input(new CaseInput.OwnershipChanged());

        assertThat(scene.withdrawn()).contains("cy");
        assertThat(scene.after(HOUR).paged()).isEmpty();
    }

    @Test
    void shouldCountANotAcknowledgedStepWithAWindowOfItsOwnFromTheOpening() {
        Scene scene = Policy.usual()
                .when(StepCondition.NOT_ACKNOWLEDGED, MINUTE.multipliedBy(7), 0, "team:platform")
                .scene();
        scene.open().after(MINUTE.multipliedBy(7));
        assertThat(scene.paged()).contains("cy");

        Scene answered = Policy.usual()
                .when(StepCondition.NOT_ACKNOWLEDGED, MINUTE.multipliedBy(7), 0, "team:platform")
                .scene();
        answered.open().answer("ana", "acknowledge").after(MINUTE.multipliedBy(7));
        assertThat(answered.paged()).isEmpty();
    }

    @Test
    void shouldAskTheCatchAllWhenTheStepNamesNobody() {
        Scene scene =
                expiring(Policy.usual().lease(Duration.ofHours(3)).when(StepCondition.NOT_RENEWED, HOUR, 0, "steward"));

        scene.answer("ana", "acknowledge").after(HOUR);

        assertThat(scene.paged()).containsExactly("adam");
    }

    @Test
    void shouldKeepTheWindowOfAConditionWhenTheOwnerChanges() {
        Scene scene = expiring(
                Policy.usual().lease(Duration.ofHours(3)).when(StepCondition.NOT_RENEWED, HOUR, 0, "team:platform"));
        Optional<Deadline> before = condition(scene);

        scene.after(MINUTE);
        scene.identity = Optional.of(Organisation.identity(Scene.KEY, "secops", "payments", Criticality.HIGH));
        scene.input(new CaseInput.OwnershipChanged());

        assertThat(condition(scene)).isEqualTo(before).isPresent();
    }

    @Test
    void shouldFireWhenWhoeverAcknowledgedHasGivenItBack() {
        Scene scene = unacknowledged();

        scene.answer("ana", "acknowledge").answer("ana", "decline").after(MINUTE.multipliedBy(7));

        assertThat(scene.paged()).contains("cy");
    }

    @Test
    void shouldTakeBackThePagesOfAStepThatWaitedForAnAcknowledgementWhenSomebodyAcknowledges() {
        Scene scene = unacknowledged().after(MINUTE.multipliedBy(7));
        assertThat(scene.paged()).contains("cy");

        scene.answer("ana", "acknowledge");

        assertThat(scene.withdrawn()).contains("cy").doesNotContain("ana");
    }

    @Test
    void shouldLeaveWhoeverAcknowledgesTheirOwnPageOfSuchAStep() {
        Scene scene = unacknowledged().after(MINUTE.multipliedBy(7));

        scene.answer("cy", "acknowledge");

        assertThat(scene.withdrawn()).contains("ana").doesNotContain("cy");
    }

    @Test
    void shouldRetractAStepThatFiredAlthoughSomebodyHadAcknowledgedOrContainedInTime() {
        EffectSpec revoke = EffectScenes.effect(EffectName.REVOKE);
        for (String action : new String[] {"acknowledge", "contain"}) {
            Scene scene = Policy.usual()
                    .when(StepCondition.NOT_ACKNOWLEDGED, MINUTE.multipliedBy(4), revoke)
                    .scene()
                    .open()
                    .after(MINUTE.multipliedBy(4));
            assertThat(scene.kinds()).contains(TimelineKind.EFFECT_REQUESTED);

            scene.lateAnswer(
                    "ana", action, scene.now.minusMillis(5), Map.of("override", "true", "reason", "blocked it"));

            assertThat(scene.kinds()).as(action).contains(TimelineKind.RETRACTED, TimelineKind.EFFECT_WITHDRAWN);
            assertThat(scene.current().progress().effects()).as(action).isEmpty();
        }
    }

    private static Scene unacknowledged() {
        return Policy.usual()
                .when(StepCondition.NOT_ACKNOWLEDGED, MINUTE.multipliedBy(7), 0, "team:platform")
                .scene()
                .open();
    }

    private static Optional<Deadline> condition(Scene scene) {
        return scene.current().progress().deadline(DeadlineKind.CONDITION);
    }

    private static Scene expiring(Policy policy) {
        Scene scene = policy.scene();
        scene.identity = Optional.of(identity(TOMORROW));
        return scene.open();
    }

    private static Identity identity(Instant expiresAt) {
        return with(new Credential(
                CredentialState.UNKNOWN,
                Optional.of(expiresAt),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static Identity withState(CredentialState state) {
        return with(new Credential(
                state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Identity with(Credential credential) {
        return Organisation.with(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH), credential);
    }
}
