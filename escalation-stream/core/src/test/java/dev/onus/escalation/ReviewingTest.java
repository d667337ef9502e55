package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.Partner;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A partner identity unused beyond its approved window, from the finding of Onus itself to the decision (ESC-6). */
class ReviewingTest {
    private static final Map<String, String> CONTAINED = Map.of("outcome", "contained", "reason", "it stays off");

    @Test
    void shouldForceAPartnerIdentityIntoReviewWhenItIsUnusedBeyondItsWindow() {
        Scene scene = review(Optional.of("team:identity"));

        Effect review = EffectScenes.only(scene);
        assertThat(scene.current().kind()).isEqualTo(CaseKind.REVIEW);
        assertThat(review.action()).isEqualTo(EffectName.REVIEW_BEFORE_ENABLE);
        assertThat(review.status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(review.authority())
                .isEqualTo("The record of the identity: partner acme may leave it unused for 30 days");
        assertThat(review.approvers()).containsExactly("dee");
        assertThat(scene.paged()).containsExactly("dee", "ana");
    }

    @Test
    void shouldLetTheOwnerReviewWhenThePartnerHasNoReviewer() {
        assertThat(EffectScenes.only(review(Optional.empty())).approvers()).containsExactly("ana");
    }

    @Test
    void shouldAskForAReviewOfEveryInactivePartnerAndInEveryCaseThatIsAReview() {
        Scene partner = scene(Optional.empty());
        Identity identity = partner.identity.orElseThrow();
        LifecycleFinding inactive = LifecycleFindings.due(identity, partner.now).getFirst();
        Alert alert = LifecycleFindings.alert(identity, inactive);
        Alert other = ofNoClass(alert);

        partner.openTask(new NewTask(CaseKind.ALERT, alert, Links.NONE));
        Scene review = scene(Optional.empty()).openTask(new NewTask(CaseKind.REVIEW, other, Links.NONE));

        assertThat(Reviewing.pending(partner.current())).isPresent();
        assertThat(Reviewing.pending(review.current())).isPresent();
        partner.answer("ana", "approve");
        assertThat(partner.current().isClosed()).isFalse();
    }

    @Test
    void shouldAskForNoReviewOfOtherAlerts() {
        assertThat(Scene.usual().open().current().progress().effects()).isEmpty();
    }

    @Test
    void shouldNotBeClosedBeforeTheReviewIsDecided() {
        Scene scene = review(Optional.of("team:identity"));

        scene.answer("ana", "resolve", OptionalLong.empty(), CONTAINED);

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.last.getFirst().reason()).contains("approved or rejected first");
    }

    @Test
    void shouldRefuseAndRecordEveryOtherAttemptToEnable() {
        Scene scene = review(Optional.of("team:identity"));

        scene.answer("ana", "approve");

        assertThat(scene.kinds()).containsExactly(TimelineKind.REFUSED);
        assertThat(Reviewing.pending(scene.current())).isPresent();
    }

    @Test
    void shouldEnableAndCloseWhenAReviewerApproves() {
        Scene scene = review(Optional.of("team:identity"));

        scene.answer("dee", "approve", OptionalLong.empty(), Map.of("reason", "contract renewed"));

        assertThat(scene.kinds())
                .containsSubsequence(
                        TimelineKind.EFFECT_APPROVED, TimelineKind.EFFECT_WITHDRAWN, TimelineKind.RESOLVED);
        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_WITHDRAWN).reason())
                .isEqualTo("Approved by dee: contract renewed");
        Ending ending = scene.current().ending().orElseThrow();
        assertThat(ending.outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(ending.actor()).isEqualTo("person:dee");
    }

    @Test
    void shouldKeepTheIdentityOffAfterARejectionAlsoOnceTheCaseIsClosed() {
        Scene scene = review(Optional.of("team:identity"));

        scene.answer("dee", "reject", OptionalLong.empty(), Map.of("reason", "nobody knows them"));
        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_REJECTED).doesNotContain(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.current().progress().deadlines())
                .extracting(Deadline::kind)
                .doesNotContain(DeadlineKind.EFFECT_ANSWER, DeadlineKind.EFFECT_EXPIRY);
        scene.answer("ana", "resolve", OptionalLong.empty(), CONTAINED);

        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.kinds()).doesNotContain(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(EffectScenes.only(scene).status()).isEqualTo(EffectStatus.REFUSED);
        assertThat(scene.after(Duration.ofDays(90)).current().isForgotten()).isTrue();
    }

    @Test
    void shouldLetAReviewerSayYesAfterHavingSaidNo() {
        Scene scene = review(Optional.of("team:identity"));
        scene.answer("dee", "reject").answer("ana", "resolve", OptionalLong.empty(), CONTAINED);

        scene.answer("dee", "approve");

        assertThat(EffectScenes.verdict(scene)).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).contains(TimelineKind.EFFECT_WITHDRAWN).doesNotContain(TimelineKind.RESOLVED);
        assertThat(scene.current().progress().effects()).isEmpty();
    }

    @Test
    void shouldNeverLiftAReviewByTime() {
        Scene scene = review(Optional.of("team:identity")).after(Duration.ofDays(22));

        Effect review = EffectScenes.only(scene);
        assertThat(review.status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(scene.kinds()).doesNotContain(TimelineKind.EFFECT_WITHDRAWN);
        assertThat(scene.last.stream()
                        .filter(event -> event.reason().contains("not lifted by time"))
                        .count())
                .isEqualTo(3);
        assertThat(scene.paged()).contains("dee");
    }

    @Test
    void shouldNotTakeAPlatformTeamsWordForAnApproval() {
        Scene scene = review(Optional.of("team:identity"));

        EffectScenes.platformSays(scene, EffectScenes.only(scene), "done");

        assertThat(EffectScenes.event(scene, TimelineKind.EFFECT_ANSWERED).reason())
                .contains("still waits for an approval");
        assertThat(Reviewing.pending(scene.current())).isPresent();
        assertThat(EffectScenes.platformSays(scene, EffectScenes.only(scene), "failed")
                        .paged())
                .containsExactly("ana", "mo");
        assertThat(scene.after(Duration.ofMinutes(15)).kinds()).contains(TimelineKind.EFFECT_OVERDUE);
    }

    @Test
    void shouldGoOnByItselfWhenTheCaseThatItFollowsEnds() {
        Scene scene = review(Optional.of("team:identity"));
        CaseId elder = new CaseId("elder");
        scene.input(new CaseInput.Linked(elder));
        assertThat(scene.after(Duration.ofMinutes(15)).paged()).contains("dee");

        scene.input(new CaseInput.ElderEnded(elder, Optional.of("false-positive"), Optional.empty(), "a test"));

        assertThat(scene.current().isClosed()).isFalse();
        assertThat(Reviewing.pending(scene.current())).isPresent();
    }

    @Test
    void shouldAskForTheReviewAgainWhenTheClosedCaseStartsAgain() {
        Scene approved = review(Optional.of("team:identity")).answer("dee", "approve");
        Scene rejected = review(Optional.of("team:identity")).answer("dee", "reject");
        rejected.answer("ana", "resolve", OptionalLong.empty(), CONTAINED);

        for (Scene scene : new Scene[] {approved, rejected}) {
            scene.answer("ana", "reopen");

            assertThat(scene.kinds()).contains(TimelineKind.EFFECT_REQUESTED);
            assertThat(Reviewing.pending(scene.current())).isPresent();
            assertThat(scene.paged()).contains("dee");
            assertThat(EffectScenes.only(scene).answerBy()).contains(scene.now.plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    void shouldNotAskMoreOftenThanTwiceAnHourHoweverShortTheTimeOfTheReviewIs() {
        Duration minute = Duration.ofMinutes(1);
        Scene scene = EffectScenes.open(new EffectSpec(
                EffectName.REVIEW_BEFORE_ENABLE, Optional.empty(), Optional.empty(), minute, minute, List.of()));

        scene.after(Duration.ofHours(10));

        assertThat(scene.kinds())
                .filteredOn(TimelineKind.EFFECT_OVERDUE::equals)
                .hasSizeBetween(10, 20);
    }

    private static Alert ofNoClass(Alert it) {
        return new Alert(
                it.id(),
                it.receiptId(),
                it.routingKey(),
                it.identityId(),
                it.source(),
                it.rule(),
                it.title(),
                it.dedupKey(),
                it.correlationId(),
                it.severity(),
                it.severityReason(),
                AlertClass.OTHER,
                it.status(),
                it.resource(),
                it.environment(),
                it.credentialState(),
                it.evidenceUrl(),
                it.occurredAt(),
                it.tenant(),
                it.test(),
                it.pagesNobody(),
                it.traceId());
    }

    private static Scene review(Optional<String> reviewer) {
        Scene scene = scene(reviewer);
        Identity identity = scene.identity.orElseThrow();
        LifecycleFinding finding = LifecycleFindings.due(identity, scene.now).getFirst();
        return scene.openTask(new NewTask(finding.kind(), LifecycleFindings.alert(identity, finding), Links.NONE));
    }

    private static Scene scene(Optional<String> reviewer) {
        Scene scene = EffectScenes.scene(EffectScenes.step(Duration.ofDays(60), 0));
        Credential credential = new Credential(
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(scene.now.minus(Duration.ofDays(30))),
                Optional.empty(),
                Optional.empty());
        Identity identity = Organisation.with(
                Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH),
                credential,
                Optional.empty(),
                LifecycleLimits.DEFAULT,
                Optional.of(new Partner(Optional.of("acme"), Duration.ofDays(30), reviewer.map(Target::parse))));
        scene.identity = Optional.of(identity);
        LifecycleFinding finding = LifecycleFindings.due(identity, scene.now).getFirst();
        return scene.openTask(new NewTask(finding.kind(), LifecycleFindings.alert(identity, finding), Links.NONE));
    }
}
