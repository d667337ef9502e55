package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** OWN-8: reassignment is offered, accepted, recorded, counted; the third escalates one level and is held there. */
class ReassigningTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> TO_PLATFORM = Map.of("to", "team:platform", "reason", "their pipeline");
    private static final Map<String, String> TO_CY = Map.of("to", "person:cy", "reason", "knows it");
    private static final Map<String, String> TO_ANA = Map.of("to", "person:ana", "reason", "back to you");

    @Test
    void shouldAskTheOfferedPeopleAndStopNothingMeanwhile() {
        Scene scene = Scene.usual().open();
        long version = scene.current().version();
        Deadline window =
                scene.current().progress().deadline(DeadlineKind.ACKNOWLEDGE).orElseThrow();

        scene.answer("ana", "reassign", TO_PLATFORM);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.REASSIGNMENT_OFFERED);
        assertThat(scene.paged()).containsExactly("cy");
        Page page = scene.current().progress().pages().getLast();
        assertThat(page.step()).isEqualTo("offer");
        assertThat(page.acknowledgeBy()).hasValue(scene.now.plus(MINUTE.multipliedBy(15)));
        assertThat(scene.current().version()).isEqualTo(version);
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.current().progress().deadline(DeadlineKind.ACKNOWLEDGE))
                .hasValue(window);
        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).contains("ana", "bo", "mo");
    }

    @Test
    void shouldMakeTheTeamThatAcceptsTheOwnerAndItsMemberTheHolder() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").answer("ana", "reassign", TO_PLATFORM);
        long version = scene.current().version();

        scene.answer("cy", "acknowledge");

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).contains(TimelineKind.REASSIGNED, TimelineKind.OWNER_CHANGED);
        assertThat(scene.withdrawn()).containsExactly("ana");
        Case now = scene.current();
        assertThat(now.version()).isEqualTo(version + 1);
        assertThat(now.status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(now.progress().lease().orElseThrow().holder()).isEqualTo("cy");
        assertThat(now.handling().reassignments()).isEqualTo(1);
        assertThat(now.handling().assignedOwner()).hasValue("platform");
        assertThat(now.standing().owner()).isEqualTo("platform");
        assertThat(now.standing().ownerSource()).isEqualTo(OwnerSource.ASSIGNED);
        assertThat(scene.input(new CaseInput.OwnershipChanged())
                        .current()
                        .standing()
                        .owner())
                .isEqualTo("platform");
        assertThat(scene.after(MINUTE.multipliedBy(29)).paged()).isEmpty();
        assertThat(scene.after(MINUTE).paged()).containsExactly("cy");
    }

    @Test
    void shouldLeaveTheOwnerWhenOnePersonAccepts() {
        Scene scene = Scene.usual().open().answer("ana", "reassign", TO_CY);

        scene.answer("cy", "acknowledge", Map.of("intent", "rotate", "until", "2026-03-02T03:20:00Z"));

        Lease lease = scene.current().progress().lease().orElseThrow();
        assertThat(lease.holder()).isEqualTo("cy");
        assertThat(lease.intent()).hasValue("rotate");
        assertThat(lease.expiresAt()).isEqualTo(Instant.parse("2026-03-02T03:20:00Z"));
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.current().progress().offer()).isEmpty();
        assertThat(scene.current().progress().deadline(DeadlineKind.OFFER)).isEmpty();
    }

    @Test
    void shouldStillRefuseAStranger() {
        Scene scene = Scene.usual().open().answer("ana", "reassign", TO_CY);

        scene.answer("adam", "acknowledge");

        assertThat(scene.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.current().progress().offer()).isPresent();
    }

    @Test
    void shouldLeaveTheOfferOpenWhenSomebodyElseAcknowledges() {
        Scene scene = Scene.usual().open().answer("ana", "reassign", TO_CY);

        scene.answer("bo", "acknowledge");

        assertThat(scene.current().handling().reassignments()).isZero();
        assertThat(scene.current().progress().offer()).isPresent();
        assertThat(scene.answer("cy", "acknowledge").kinds()).contains(TimelineKind.REASSIGNED);
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("cy");
    }

    @Test
    void shouldEndWhenItIsDeclinedAndTellTheGiver() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").answer("ana", "reassign", TO_CY);
        long version = scene.current().version();

        scene.answer("cy", "decline", Map.of("reason", "on a plane"));

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds())
                .containsExactly(
                        TimelineKind.DECLINED,
                        TimelineKind.REASSIGNMENT_ENDED,
                        TimelineKind.PAGE_WITHDRAWN,
                        TimelineKind.REMINDED);
        assertThat(scene.last.get(1).reason()).contains("on a plane");
        assertThat(scene.last.getLast().persons().getFirst().person()).isEqualTo("ana");
        assertThat(scene.current().progress().offer()).isEmpty();
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("ana");
        assertThat(scene.current().version()).isEqualTo(version);
    }

    @Test
    void shouldEndOnlyWhenTheLastOfSeveralDeclines() {
        Scene scene = Scene.usual();
        scene.organisation.withPerson("di").withTeam("platform", null, "cy", "di");
        scene.open().answer("ana", "reassign", TO_PLATFORM);
        assertThat(scene.paged()).containsExactly("cy", "di");

        assertThat(scene.answer("cy", "decline").kinds()).doesNotContain(TimelineKind.REASSIGNMENT_ENDED);
        assertThat(scene.withdrawn()).containsExactly("cy");
        assertThat(scene.answer("di", "decline").kinds()).contains(TimelineKind.REASSIGNMENT_ENDED);
    }

    @Test
    void shouldEndWhenNobodyAnswersInTimeAndTellTheGiver() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").answer("ana", "reassign", TO_CY);

        assertThat(scene.after(MINUTE.multipliedBy(15).minusSeconds(1)).last).isEmpty();
        scene.after(Duration.ofSeconds(1));

        assertThat(scene.kinds())
                .containsExactly(TimelineKind.REASSIGNMENT_ENDED, TimelineKind.PAGE_WITHDRAWN, TimelineKind.REMINDED);
        assertThat(scene.withdrawn()).containsExactly("cy");
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("ana");
    }

    @Test
    void shouldTakeAnAcceptanceThatWasGivenInTimeAndReadAfterTheEnd() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge").answer("ana", "reassign", TO_PLATFORM);
        OptionalLong seen = OptionalLong.of(scene.current().version());
        Instant inTime = scene.now.plus(MINUTE.multipliedBy(15)).minusMillis(1);
        scene.after(MINUTE.multipliedBy(16));

        scene.lateAnswer("cy", "acknowledge", inTime, seen);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.RETRACTED).contains(TimelineKind.REASSIGNED);
        assertThat(scene.current().standing().owner()).isEqualTo("platform");
        assertThat(scene.current().progress().lease().orElseThrow().holder()).isEqualTo("cy");
    }

    @Test
    void shouldTakeBackAStepThatFiredBeforeTheAcceptanceWasReadAndKeepTheOffer() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(9)).answer("ana", "reassign", TO_PLATFORM);
        Instant inTime = scene.now.plusSeconds(30);
        scene.after(MINUTE.multipliedBy(2));
        assertThat(scene.paged()).contains("bo", "mo");

        scene.lateAnswer("cy", "acknowledge", inTime, Map.of());

        assertThat(scene.withdrawn()).contains("bo", "mo", "ana");
        assertThat(scene.current().handling().reassignments()).isEqualTo(1);
    }

    @Test
    void shouldEndAtOnceWhenNobodyWhoIsAskedCanBeReached() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge").answer("ana", "reassign", TO_CY);

        scene.delivered("cy", false);

        assertThat(scene.kinds()).contains(TimelineKind.REASSIGNMENT_ENDED, TimelineKind.REMINDED);
        assertThat(scene.current().progress().offer()).isEmpty();
    }

    @Test
    void shouldAllowOneOfferAtATime() {
        Scene scene = Scene.usual().open().answer("ana", "reassign", TO_CY);

        assertThat(scene.answer("ana", "reassign", TO_PLATFORM).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("person:cy");
        scene.after(MINUTE.multipliedBy(15));
        assertThat(scene.answer("ana", "reassign", TO_PLATFORM).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldSayWhyATargetLeadsToNobody() {
        Scene scene = Scene.usual();
        scene.organisation.withTeam("ghosts", null);
        scene.open();

        assertThat(scene.answer("ana", "reassign", Map.of("to", "team:ghosts")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("team:ghosts");
        assertThat(scene.answer("ana", "reassign", Map.of("to", "person:nobody"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("nobody");
        assertThat(scene.answer("ana", "reassign", Map.of("to", "owner")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "reassign", Map.of()).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "reassign", TO_ANA).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("ana has the case or offers it");
    }

    @Test
    void shouldBeIllegalWhileNobodyIsPaged() {
        Scene over = Scene.usual().open().sourceSays(AlertStatus.RESOLVED);
        Scene following = Scene.usual().open().input(new CaseInput.Linked(new CaseId("elder")));

        assertThat(over.answer("ana", "reassign", TO_CY).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(following.answer("ana", "reassign", TO_CY).verdict()).isEqualTo(Verdict.ILLEGAL);
    }
}
