package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OWN-8: what an accepted reassignment does, and what too many of them lead to. */
class PassedOnTest {
    private static final Map<String, String> TO_PLATFORM = Map.of("to", "team:platform", "reason", "their pipeline");
    private static final Map<String, String> TO_CY = Map.of("to", "person:cy", "reason", "knows it");
    private static final Map<String, String> TO_ANA = Map.of("to", "person:ana", "reason", "back to you");

    @Test
    void shouldGoOneLevelUpAlsoWhenATeamHadTakenItOverMeanwhile() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge");
        scene.answer("ana", "reassign", TO_PLATFORM).answer("cy", "acknowledge");
        scene.answer("cy", "reassign", TO_ANA).answer("ana", "acknowledge");

        scene.answer("ana", "reassign", TO_CY).answer("cy", "acknowledge");

        assertThat(scene.current().progress().step()).isEqualTo(2);
        assertThat(scene.paged()).contains("bo").doesNotContain("ana");
    }

    @Test
    void shouldEscalateTheThirdOneLevelAndHoldItThere() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge");
        scene.answer("ana", "reassign", TO_CY).answer("cy", "acknowledge");
        scene.answer("cy", "reassign", TO_ANA).answer("ana", "acknowledge");
        scene.answer("ana", "reassign", TO_CY);
        long version = scene.current().version();

        scene.answer("cy", "acknowledge");

        Case now = scene.current();
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).contains(TimelineKind.REASSIGNED, TimelineKind.ESCALATED);
        assertThat(scene.paged()).containsExactly("bo", "mo");
        assertThat(now.handling().reassignments()).isEqualTo(3);
        assertThat(now.handling().held()).isTrue();
        assertThat(now.progress().lease()).isEmpty();
        assertThat(now.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(now.version()).isEqualTo(version + 1);
        assertThat(now.progress().deadline(DeadlineKind.ACKNOWLEDGEMENT_EXPIRY)).isEmpty();
        assertThat(scene.answer("bo", "reassign", TO_CY).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("3 times", "held");
        assertThat(scene.answer("bo", "acknowledge").verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldHoldItAfterAsManyAsThePolicySays() {
        Scene scene = Policy.usual().reassignmentLimit(1).scene().open().answer("ana", "reassign", TO_PLATFORM);

        scene.answer("cy", "acknowledge");

        assertThat(scene.current().handling().held()).isTrue();
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.paged()).containsExactly("bo", "mo");
    }

    @Test
    void shouldLetASnoozedCaseBeTakenOver() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "snooze", Map.of("for", "PT2H")).answer("ana", "reassign", TO_CY);

        scene.answer("cy", "acknowledge");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(scene.current().progress().deadline(DeadlineKind.SNOOZE)).isEmpty();
    }

    @Test
    void shouldKeepAContainedCaseContainedWhenSomebodyTakesItOver() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "contain", Map.of("override", "true", "reason", "blocked at the edge"));
        scene.answer("ana", "reassign", TO_PLATFORM).answer("cy", "acknowledge");

        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
        assertThat(scene.current().standing().owner()).isEqualTo("platform");
        assertThat(scene.after(Duration.ofHours(3)).paged()).isEmpty();
    }
}
