package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What happens when two things of a case cross on their way: an answer and an ending, a clock and a step, a change. */
class CrossingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldPageNobodyWhenALateAcknowledgementCrossesTheEndingOfTheSource() {
        Scene scene = Scene.usual().open().after(WINDOW.minus(SECOND));
        Instant givenAt = scene.now;
        scene.after(SECOND.multipliedBy(2)).sourceSays(AlertStatus.RESOLVED).after(SECOND);

        scene.lateAnswer("ana", "acknowledge", givenAt, OptionalLong.empty());

        assertThat(scene.current().progress().deadlines())
                .extracting(Deadline::kind)
                .containsExactly(DeadlineKind.RESOLVE);
        assertThat(scene.after(Duration.ofHours(2)).paged()).isEmpty();
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void shouldWithdrawEachPageOnceWhenALateAnswerCrossesAChangeOfOwner() {
        Scene scene = Scene.usual().open().after(WINDOW.minus(SECOND));
        Instant givenAt = scene.now;
        scene.after(SECOND.multipliedBy(2));
        scene.identity = Optional.of(Organisation.identity(Scene.KEY, "secops", "payments", Criticality.HIGH));
        scene.input(new CaseInput.OwnershipChanged());

        scene.lateAnswer("ana", "acknowledge", givenAt, OptionalLong.empty());
        scene.answer("ana", "resolve", OptionalLong.empty(), Map.of("outcome", "condition-ended", "reason", "rotated"));

        List<String> withdrawn = scene.log.stream()
                .filter(event -> event.kind() == TimelineKind.PAGE_WITHDRAWN)
                .map(event -> ((Detail.OfPage) event.detail()).page().id().value())
                .toList();
        assertThat(withdrawn).doesNotHaveDuplicates();
        assertThat(scene.current().progress().pages()).isEmpty();
    }

    @Test
    void shouldMoveOneStepOnlyWhenALateRequestForTheNextStepCrossesTheEndOfTheWindow() {
        Scene scene = Scene.usual().open().after(WINDOW.multipliedBy(2).minus(SECOND));
        Instant givenAt = scene.now;
        scene.after(SECOND.multipliedBy(2));
        assertThat(scene.current().progress().step()).isEqualTo(2);

        scene.lateAnswer("ana", "escalate", givenAt, OptionalLong.empty());

        assertThat(scene.current().progress().step()).isEqualTo(2);
        assertThat(scene.current().progress().exhausted()).isFalse();
    }

    @Test
    void shouldNotTellTwiceThatAClockRanOutWhenAnAcknowledgementCrossesIt() {
        Scene scene = withContainment(Scene.usual(), Duration.ofMinutes(3)).open();
        scene.after(Duration.ofMinutes(3).minus(SECOND));
        Instant givenAt = scene.now;
        scene.after(SECOND.multipliedBy(2)).lateAnswer("ana", "acknowledge", givenAt, OptionalLong.empty());
        scene.after(MINUTE);

        assertThat(scene.log)
                .filteredOn(event -> event.kind() == TimelineKind.CLOCK_LAPSED)
                .hasSize(1);
    }

    @Test
    void shouldNotLeaveAStepThatWasReachedBecauseAPageOfAClockFailed() {
        Scene scene = withContainment(Scene.usual(), MINUTE).open().delivered("ana", true);
        scene.after(MINUTE);
        assertThat(scene.paged()).containsExactly("ana", "mo");

        scene.delivered("ana", false).delivered("mo", false);

        assertThat(scene.current().progress().step()).isEqualTo(1);
        assertThat(scene.paged()).as("only the catch-all hears of it").containsExactly("adam");
    }

    @Test
    void shouldStartTheContainClockAgainWhenTheSourceReportsItAgain() {
        Scene scene = withContainment(Scene.usual(), Duration.ofHours(1)).open();
        Instant containBy = scene.current().clocks().containBy().orElseThrow();

        scene.after(MINUTE).sourceSays(AlertStatus.RESOLVED);
        assertThat(scene.current().progress().deadline(DeadlineKind.CONTAIN)).isEmpty();
        scene.after(MINUTE).alert(Severity.HIGH);

        assertThat(scene.current().progress().deadline(DeadlineKind.CONTAIN))
                .hasValue(new Deadline(DeadlineKind.CONTAIN, containBy));
    }

    @Test
    void shouldWaitForTheRepeatWhenTheCatchAllDeclines() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();
        scene.organisation.withPolicy(
                "usual", 2, 1, PolicyMatch.EVERYTHING, Policy.usualSteps(), Policy.fallback("team:catch-all"));
        scene.open().after(Duration.ofMinutes(30));
        assertThat(scene.current().progress().stage()).isEqualTo(Stage.CATCH_ALL);
        Optional<Deadline> repeat = scene.current().progress().deadline(DeadlineKind.CATCH_ALL_REPEAT);

        assertThat(scene.answer("adam", "decline").paged()).isEmpty();
        assertThat(scene.answer("adam", "decline").paged()).isEmpty();

        assertThat(scene.current().progress().deadline(DeadlineKind.CATCH_ALL_REPEAT))
                .isEqualTo(repeat);
    }

    @Test
    void shouldFindTheOwnerAgainAtTheNextStep() {
        Scene scene = Scene.usual().open();
        scene.organisation.withRule("leaks", AlertClass.LEAKED_CREDENTIAL, "platform");

        scene.after(WINDOW);

        assertThat(scene.current().standing().owner()).isEqualTo("platform");
        assertThat(scene.paged()).containsExactly("cy");
        assertThat(scene.withdrawn()).containsExactly("ana");
        assertThat(scene.current().progress().step()).isEqualTo(1);
    }

    @Test
    void shouldChooseThePolicyAgainWhenTheAcknowledgementExpires() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge");
        scene.organisation.withPolicy(
                "better",
                1,
                9,
                PolicyMatch.EVERYTHING,
                List.of(Policy.step(MINUTE, 0, List.of("team:platform"), List.of(), List.of())),
                Fallback.NONE);
        scene.input(new CaseInput.ReEvaluated());
        assertThat(scene.current().standing().policy()).isEqualTo("usual");

        scene.after(Duration.ofMinutes(30));

        assertThat(scene.current().standing().policy()).isEqualTo("better");
        assertThat(scene.paged()).containsExactly("cy");
    }

    @Test
    void shouldNotPageAgainWhoHasTheStepSinceItWasRepeated() {
        Scene scene = Scene.usual().open();
        scene.organisation.withTeam("payments", "mo", "bo");
        assertThat(scene.after(WINDOW).paged()).containsExactly("bo");

        assertThat(scene.input(new CaseInput.ReEvaluated()).paged()).isEmpty();
    }

    @Test
    void shouldNotRepeatAStepForWhoHasDeclinedIt() {
        Scene scene = Scene.usual();
        scene.organisation.withTeam("payments", "mo", "ana", "cy");
        scene.open().answer("ana", "decline");

        assertThat(scene.after(WINDOW).paged()).containsExactly("cy");
    }

    private static Scene withContainment(Scene scene, Duration within) {
        scene.organisation.withContainment(within);
        return scene;
    }
}
