package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.family.ChildWords;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** ESC-8: what a case does whose identity has an issuer, before, in and after a storm of that issuer. */
class StormChildTest {
    private static final String ISSUER = "github:app:ci";
    private static final CaseId STORM = new CaseId("storm");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CaseInput FOLLOW = new CaseInput.StormFollowed(STORM, new RoutingKey(ISSUER));

    @Test
    void shouldPageByItselfWhenNoWordOfAStormComes() {
        Scene scene = child().open();
        assertThat(scene.kinds()).containsExactly(TimelineKind.OPENED);
        assertThat(scene.last.getFirst().reason()).contains("word of a storm of its issuer " + ISSUER);
        assertThat(scene.current().nextDue()).contains(Scene.START.plus(Limits.STORM_WORD));

        assertThat(scene.after(Limits.STORM_WORD).paged()).containsExactly("ana");
    }

    @Test
    void shouldHaveACriticalCasePageWithinASecond() {
        Scene scene = child().open(Severity.CRITICAL);
        assertThat(scene.after(Limits.STORM_WORD_OF_CRITICAL).paged()).containsExactly("ana");

        Scene identity = Scene.usual();
        identity.identity = Optional.of(Identities.issuedBy(
                Organisation.identity(Scene.KEY, "payments", "secops", Criticality.CRITICAL), ISSUER));
        assertThat(identity.open().after(Limits.STORM_WORD_OF_CRITICAL).paged()).containsExactly("ana");
    }

    @Test
    void shouldNotWaitWithoutAnIssuerNorForASample() {
        assertThat(Scene.usual().open().paged()).containsExactly("ana");

        Scene sample = child();
        sample.sample = true;
        sample.open();
        assertThat(Storms.isWaiting(sample.current())).isFalse();
    }

    @Test
    void shouldPageNobodyWhenTheWordComesHoweverLate() {
        Scene scene = child().open();
        scene.now = scene.now.plus(MINUTE.multipliedBy(10));

        scene.input(FOLLOW);

        assertThat(scene.kinds()).containsExactly(TimelineKind.LINKED);
        assertThat(scene.current().links().storm()).contains(STORM);
        assertThat(scene.after(Duration.ofDays(2)).paged()).isEmpty();
    }

    @Test
    void shouldTakeItsPagesBackWhenTheWordComesAfterThem() {
        Scene scene = child().open().after(MINUTE.multipliedBy(11));

        scene.input(FOLLOW);

        assertThat(scene.withdrawn()).contains("ana", "bo");
        assertThat(scene.current().progress().pages()).isEmpty();
    }

    @Test
    void shouldPageNobodyWhateverHappensWhileItFollows() {
        List<Consumer<Scene>> inputs = List.of(
                scene -> scene.alert(Severity.HIGH),
                scene -> scene.alert(Severity.CRITICAL),
                scene -> scene.sourceSays(AlertStatus.RESOLVED).alert(Severity.CRITICAL),
                scene -> scene.answer("ana", "acknowledge").alert(Severity.CRITICAL),
                scene -> scene.answer("ana", "escalate"),
                scene -> scene.answer("ana", "snooze", Map.of("for", "PT10M")),
                scene -> scene.input(new CaseInput.ReEvaluated()),
                scene -> scene.input(FOLLOW));
        for (int input = 0; input < inputs.size(); input++) {
            Scene scene = child().open().input(FOLLOW);
            int before = scene.log.size();

            inputs.get(input).accept(scene);
            scene.after(Duration.ofDays(2));

            assertThat(scene.log.subList(before, scene.log.size()))
                    .as("input %d", input)
                    .noneMatch(event -> event.kind() == TimelineKind.PAGE_REQUESTED);
            assertThat(scene.current().nextDue()).as("input %d", input).isPresent();
        }
    }

    @Test
    void shouldLeaveACaseToWhoeverTookItBeforeItPaged() {
        Scene scene = child().open().answer("ana", "acknowledge");
        assertThat(Storms.isWaiting(scene.current())).isFalse();
        assertThat(scene.after(MINUTE).paged()).isEmpty();
    }

    @Test
    void shouldPageOnceWhenSomebodyEscalatesBeforeTheWord() {
        Scene scene = child().open();
        scene.adminAnswer("escalate", Map.of());
        List<String> paged = scene.paged();

        assertThat(scene.after(Limits.STORM_WORD).paged()).isEmpty();
        assertThat(paged).isNotEmpty();
    }

    @Test
    void shouldEndWithTheStorm() {
        Scene scene = child().open().input(FOLLOW);

        scene.input(ended(Optional.of(ResolveOutcome.CONTAINED.word())));

        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONTAINED);
        assertThat(scene.current().links().storm()).isEmpty();
    }

    @Test
    void shouldGoOnByItselfWhenTheStormWasNone() {
        Scene scene = child().open().input(FOLLOW);

        scene.input(ended(Optional.empty()));

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldFollowTheElderOfTheSameIdentityRatherThanTheStorm() {
        Scene scene = child().open().input(new CaseInput.Linked(new CaseId("elder")));
        assertThat(scene.input(FOLLOW).last).isEmpty();

        Scene other = child().open().input(FOLLOW).input(new CaseInput.Linked(new CaseId("elder")));
        assertThat(other.current().links().storm()).isEmpty();
        assertThat(other.current().links().follows()).contains(new CaseId("elder"));
    }

    @Test
    void shouldTellItsIssuersTaskWhatItHasToKnow() {
        Scene scene = child().open();
        Case opened = scene.current();
        assertThat(said(Optional.empty(), scene)).isInstanceOf(FamilyWord.ChildOpened.class);
        scene.alert(Severity.HIGH);
        assertThat(said(Optional.of(opened), scene)).isNull();
        scene.alert(Severity.CRITICAL);
        assertThat(said(Optional.of(opened), scene)).isInstanceOf(FamilyWord.ChildOpened.class);

        scene.input(FOLLOW);
        assertThat(said(Optional.of(opened), scene)).isInstanceOf(FamilyWord.ChildOpened.class);
        Case following = scene.current();
        scene.sourceSays(AlertStatus.OPEN);
        assertThat(said(Optional.of(following), scene)).isNull();

        scene.input(ended(Optional.empty()));
        assertThat(said(Optional.of(following), scene)).isNull();
    }

    @Test
    void shouldTellItsIssuersTaskThatItEndedApartOrFollowsAnother() {
        Scene apart = child().open().input(FOLLOW);
        Case following = apart.current();
        apart.answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "ours"));
        assertThat(apart.current().isClosed()).isTrue();
        assertThat(said(Optional.of(following), apart)).isInstanceOf(FamilyWord.ChildLeft.class);

        Scene other = child().open().input(FOLLOW);
        other.input(new CaseInput.Linked(new CaseId("elder")));
        assertThat(said(Optional.of(following), other)).isInstanceOf(FamilyWord.ChildLeft.class);

        Scene together = child().open().input(FOLLOW);
        together.input(ended(Optional.of(ResolveOutcome.CONTAINED.word())));
        assertThat(said(Optional.of(following), together)).isNull();
    }

    @Test
    void shouldBeReopenedByLaterUseWhenItWasContainedWithTheStorm() {
        Scene scene = child().open().input(FOLLOW);
        scene.input(ended(Optional.of(ResolveOutcome.CONTAINED.word())));
        assertThat(Exposures.wasContained(scene.current())).isTrue();

        scene.now = scene.now.plus(MINUTE);
        scene.input(new CaseInput.CameBack(scene.current().alert()));

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.kinds()).contains(TimelineKind.REOPENED);
    }

    /** The decision about the issuer is the recorded override; the exposure of what is still active goes on (OWN-14). */
    @Test
    void shouldSayThatTheExposureGoesOnWhereItWasLastSeenActive() {
        Scene scene = child().open().input(FOLLOW);
        scene.input(new CaseInput.Observed(new Observation(CredentialState.ACTIVE, "scanner", scene.now)));

        scene.input(ended(Optional.of(ResolveOutcome.CONTAINED.word())));

        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.current().exposure().overridden()).isTrue();
        assertThat(scene.current().exposure().endedAt()).isEmpty();
        assertThat(scene.current().ending().orElseThrow().reason()).endsWith(Containing.GOES_ON);
    }

    @Test
    void shouldWaitNoLongerThanACriticalCaseOnceItHasBecomeOne() {
        Scene alert = child().open();
        alert.after(Duration.ofMillis(100)).alert(Severity.CRITICAL);
        assertThat(alert.after(Limits.STORM_WORD_OF_CRITICAL).paged()).containsExactly("ana");

        Scene identity = child().open();
        identity.after(Duration.ofMillis(100));
        identity.identity = Optional.of(Identities.issuedBy(
                Organisation.identity(Scene.KEY, "payments", "secops", Criticality.CRITICAL), ISSUER));
        identity.input(new CaseInput.OwnershipChanged());
        assertThat(identity.after(Limits.STORM_WORD_OF_CRITICAL).paged()).containsExactly("ana");
    }

    @Test
    void shouldNotWaitLongerBecauseMoreIsSaid() {
        Scene scene = child().open();
        scene.after(Limits.STORM_WORD.minusMillis(100)).alert(Severity.CRITICAL);
        assertThat(scene.current().nextDue()).contains(Scene.START.plus(Limits.STORM_WORD));
    }

    @Test
    void shouldTellItsIssuersTaskOnceItIsKnownLater() {
        Scene scene = Scene.usual().open().after(MINUTE);
        Case before = scene.current();
        scene.identity = scene.identity.map(known -> Identities.issuedBy(known, ISSUER));

        scene.input(new CaseInput.OwnershipChanged());

        assertThat(said(Optional.of(before), scene))
                .isInstanceOfSatisfying(
                        FamilyWord.ChildOpened.class,
                        word -> assertThat(word.since()).contains(Scene.START));
        Case told = scene.current();
        scene.input(new CaseInput.OwnershipChanged());
        assertThat(said(Optional.of(told), scene)).as("said once").isNull();
    }

    @Test
    void shouldTellItsIssuersTaskThatItIsSeenInUse() {
        Scene scene = child().open().input(FOLLOW);
        Case following = scene.current();
        scene.now = scene.now.plus(MINUTE);

        scene.input(new CaseInput.Observed(new Observation(CredentialState.ACTIVE, "scanner", scene.now)));

        assertThat(said(Optional.of(following), scene))
                .isInstanceOfSatisfying(
                        FamilyWord.ChildOpened.class,
                        word -> assertThat(word.child().credentialState()).isEqualTo(CredentialState.ACTIVE));
    }

    private static @Nullable FamilyWord said(Optional<Case> before, Scene scene) {
        return ChildWords.of(before, scene.current(), scene.identity, scene.now).orElse(null);
    }

    private static CaseInput ended(Optional<String> outcome) {
        return new CaseInput.ElderEnded(STORM, outcome, Optional.empty(), "because");
    }

    private static Scene child() {
        Scene scene = Scene.usual();
        scene.identity = scene.identity.map(known -> Identities.issuedBy(known, ISSUER));
        return scene;
    }
}
