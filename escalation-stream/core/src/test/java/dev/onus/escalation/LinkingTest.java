package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** OWN-7: of two cases of one identity the elder pages, and the other follows it until it ends. */
class LinkingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final CaseId ELDER = new CaseId("elder");
    private static final Map<String, String> OVERRIDE = Map.of("override", "true", "reason", "blocked at the edge");

    @Test
    void shouldTakeItsPagesBackAndPageNobodyWhileItFollows() {
        Scene scene = full().open().after(MINUTE.multipliedBy(11));
        scene.answer("ana", "reassign", Map.of("to", "person:cy"));
        scene.answer("ana", "dispute", Map.of("reason", "not ours"));

        scene.input(new CaseInput.Linked(ELDER));

        assertThat(scene.kinds()).startsWith(TimelineKind.LINKED);
        assertThat(scene.withdrawn()).contains("ana", "bo", "mo", "cy", "adam");
        assertThat(scene.after(DAY.multipliedBy(3)).paged()).isEmpty();
        assertThat(scene.current().nextDue()).isPresent();
        assertThat(scene.current().isClosed()).isFalse();
    }

    @Test
    void shouldPageByItselfOnceItIsWorseThanWhatItFollowed() {
        Scene scene = Scene.usual().open();
        scene.input(new CaseInput.Linked(ELDER));

        scene.alert(Severity.CRITICAL);

        assertThat(scene.current().links().follows()).isEmpty();
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldPageNobodyWhateverHappensWhileItFollows() {
        List<Consumer<Scene>> inputs = List.of(
                scene -> scene.alert(Severity.HIGH),
                scene -> scene.sourceSays(AlertStatus.RESOLVED),
                scene -> scene.answer("ana", "acknowledge").alert(Severity.HIGH),
                scene -> scene.answer("ana", "decline"),
                scene -> scene.answer("ana", "escalate"),
                scene -> scene.answer("ana", "snooze", Map.of("for", "PT10M")),
                scene -> scene.answer("ana", "reassign", Map.of("to", "person:cy")),
                scene -> scene.answer("ana", "dispute", Map.of("reason", "not ours")),
                scene -> scene.answer("cy", "claim", Map.of("owner", "platform")),
                scene -> scene.answer("ana", "decide", Map.of("decision", "a", "choice", "b", "reason", "c")),
                scene -> scene.answer("ana", "contain", OVERRIDE).alert(Severity.HIGH),
                scene -> scene.answer("ana", "contain", Map.of("credentialState", "inactive"))
                        .alert(Severity.HIGH),
                scene -> scene.answer("ana", "contain", OVERRIDE).answer("ana", "reopen"),
                scene -> scene.sourceSays(AlertStatus.RESOLVED).alert(Severity.HIGH),
                scene -> scene.sourceSays(AlertStatus.RESOLVED).answer("ana", "reopen"),
                scene -> scene.input(new CaseInput.ReEvaluated()),
                scene -> {
                    scene.identity =
                            Optional.of(Organisation.identity(Scene.KEY, "platform", "secops", Criticality.LOW));
                    scene.input(new CaseInput.OwnershipChanged());
                },
                scene -> scene.input(new CaseInput.Linked(new CaseId("another"))));
        for (int input = 0; input < inputs.size(); input++) {
            Scene scene = full().open().after(MINUTE.multipliedBy(11)).input(new CaseInput.Linked(ELDER));
            int before = scene.log.size();

            inputs.get(input).accept(scene);
            scene.after(DAY.multipliedBy(2));

            assertThat(scene.log.subList(before, scene.log.size()))
                    .as("input %d", input)
                    .extracting(CaseEvent::kind)
                    .doesNotContain(TimelineKind.PAGE_REQUESTED, TimelineKind.REMINDED);
            assertThat(scene.current().nextDue())
                    .as("a live deadline (G2), input %d", input)
                    .isPresent();
        }
    }

    @Test
    void shouldNotTakeAStepBackAndPageAgainForAnAnswerThatIsReadLater() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(11)).input(new CaseInput.Linked(ELDER));
        int before = scene.log.size();
        Instant inTime = Scene.START.plus(MINUTE.multipliedBy(9));

        scene.lateAnswer("ana", "acknowledge", inTime, Map.of()).after(DAY);

        assertThat(scene.log.subList(before, scene.log.size()))
                .extracting(CaseEvent::kind)
                .doesNotContain(TimelineKind.PAGE_REQUESTED);
    }

    @Test
    void shouldNeverFollowItself() {
        Scene scene = Scene.usual().open();

        scene.input(new CaseInput.Linked(scene.current().id()));

        assertThat(scene.last).isEmpty();
        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).contains("ana");
    }

    @Test
    void shouldCloseAsTheElderDid() {
        Scene scene = Scene.usual().open().input(new CaseInput.Linked(ELDER));

        scene.input(new CaseInput.ElderEnded(ELDER, Optional.of("contained"), Optional.empty(), "rotated"));

        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONTAINED);
        assertThat(scene.current().ending().orElseThrow().actor()).isEqualTo("case:elder");
        assertThat(scene.current().links().follows()).isEmpty();
        assertThat(scene.current().links().sameIdentity()).containsExactly(ELDER);
    }

    @Test
    void shouldStartAgainWhenTheElderLetsGo() {
        Scene scene = Scene.usual().open().input(new CaseInput.Linked(ELDER)).after(MINUTE);

        scene.input(new CaseInput.ElderEnded(ELDER, Optional.empty(), Optional.empty(), "not the same after all"));

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.current().episode()).isEqualTo(2);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).contains("bo", "mo");
    }

    @Test
    void shouldLetItsOwnClocksGoOnWhenTheElderLetsGo() {
        Scene scene = Policy.usual()
                .containWithin(MINUTE.multipliedBy(30))
                .decideWithin(MINUTE.multipliedBy(40))
                .when(StepCondition.NOT_RESOLVED, MINUTE.multipliedBy(50), 0, "team:platform")
                .scene()
                .open();
        List<Deadline> before = clocks(scene);
        scene.input(new CaseInput.Linked(ELDER)).after(MINUTE);

        scene.input(new CaseInput.ElderEnded(ELDER, Optional.empty(), Optional.empty(), "not the same after all"));

        assertThat(clocks(scene)).isEqualTo(before).hasSize(4);
    }

    private static List<Deadline> clocks(Scene scene) {
        return scene.current().progress().deadlines().stream()
                .filter(deadline -> deadline.kind().isClock())
                .toList();
    }

    @Test
    void shouldReopenWithTheElderWhenTheAcceptedRiskIsOver() {
        Scene scene = Scene.usual().open().input(new CaseInput.Linked(ELDER));
        Instant expiry = scene.now.plus(DAY);

        scene.input(new CaseInput.ElderEnded(ELDER, Optional.of("risk-accepted"), Optional.of(expiry), "retired soon"));

        assertThat(scene.current().isClosed()).isTrue();
        assertThat(scene.after(DAY).kinds()).contains(TimelineKind.REOPENED);
        assertThat(scene.paged()).containsExactly("ana");
    }

    @Test
    void shouldPageByItselfWhenItIsReopenedAfterSomebodyClosedIt() {
        Scene scene = Scene.usual().open().input(new CaseInput.Linked(ELDER));
        scene.answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.answer("ana", "reopen").paged()).containsExactly("ana");
    }

    @Test
    void shouldNotCareWhenAnotherCaseEnds() {
        Scene scene = Scene.usual().open().input(new CaseInput.Linked(ELDER));

        scene.input(new CaseInput.ElderEnded(
                new CaseId("stranger"), Optional.of("contained"), Optional.empty(), "rotated"));

        assertThat(scene.last).isEmpty();
        assertThat(scene.current().links().follows()).hasValue(ELDER);
    }

    @Test
    void shouldEndASnoozeWhenItFollows() {
        Scene scene = Scene.usual().open().answer("ana", "snooze", Map.of("for", "PT10M"));
        long version = scene.current().version();

        scene.input(new CaseInput.Linked(ELDER));

        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.current().version()).isEqualTo(version + 1);
        assertThat(scene.current().progress().snooze()).isEmpty();
    }

    @Test
    void shouldLetContainmentProceedWhileItFollows() {
        Scene scene = Scene.usual().open().input(new CaseInput.Linked(ELDER));
        scene.credential = CredentialState.ACTIVE;

        assertThat(scene.answer("ana", "contain", OVERRIDE).verdict()).isEqualTo(Verdict.APPLIED);
        scene.input(new CaseInput.ElderEnded(ELDER, Optional.empty(), Optional.empty(), "let go"));
        assertThat(scene.paged()).containsExactly("ana");
    }

    /** With every clock and a step that waits for a condition of its own. */
    private static Scene full() {
        return Policy.usual()
                .containWithin(MINUTE.multipliedBy(30))
                .decideWithin(MINUTE.multipliedBy(40))
                .when(StepCondition.NOT_REVOKED, MINUTE.multipliedBy(50), 0, "team:catch-all")
                .scene();
    }
}
