package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CDR-13: a tie-breaker has a clock; meanwhile the current accountable stays bound and containment proceeds. */
class DisputingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> PLATFORMS =
            Map.of("owner", "platform", "reason", "their pipeline made the key");
    private static final Map<String, String> SETTLED = Map.of("owner", "platform", "reason", "the pipeline is theirs");

    @Test
    void shouldAskTheFirstTieBreakerWhoCanBePagedAndStopNothing() {
        Scene scene = commanded().open();
        long version = scene.current().version();

        scene.answer("ana", "dispute", PLATFORMS);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).contains(TimelineKind.DISPUTED, TimelineKind.PAGE_SKIPPED);
        assertThat(scene.paged()).containsExactly("di");
        assertThat(scene.current().progress().pages().getLast().step()).isEqualTo("dispute");
        assertThat(scene.current().version()).isEqualTo(version);
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).containsExactly("ana", "bo", "mo");
    }

    @Test
    void shouldAskTheCatchAllWhenNoTieBreakerCanBePaged() {
        Scene scene = Scene.usual().open().answer("ana", "dispute", PLATFORMS);

        assertThat(scene.paged()).containsExactly("adam");
    }

    @Test
    void shouldNotLetWhoRaisesItSettleIt() {
        Scene scene = Scene.usual();
        scene.organisation.withTeam("incident-commander", null, "ana");
        scene.open().answer("ana", "dispute", PLATFORMS);

        assertThat(scene.paged()).containsExactly("adam");
        assertThat(scene.answer("ana", "settle", SETTLED).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.last.getFirst().reason()).contains("adam");
    }

    @Test
    void shouldLetAMemberOfTheProposedTeamRaiseItAndNoOtherStranger() {
        Scene scene = Scene.usual().open();

        assertThat(scene.answer("adam", "dispute", PLATFORMS).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.answer("cy", "dispute", PLATFORMS).verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.answer("cy", "acknowledge").verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldMoveTheCaseToWhomTheTieBreakerNamesAndStartThereAgain() {
        Scene scene = commanded().open().after(MINUTE.multipliedBy(11));
        scene.answer("ana", "dispute", PLATFORMS);

        scene.answer("di", "settle", SETTLED);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.DISPUTE_SETTLED).contains(TimelineKind.OWNER_CHANGED);
        assertThat(scene.current().standing().owner()).isEqualTo("platform");
        assertThat(scene.paged()).containsExactly("cy");
        assertThat(scene.current().progress().step()).isEqualTo(1);
        assertThat(scene.withdrawn()).contains("di", "ana", "bo", "mo");
        assertThat(scene.current().progress().deadline(DeadlineKind.DISPUTE)).isEmpty();
    }

    @Test
    void shouldLeaveTheHolderUntilTheLeaseEndsWhenItIsSettled() {
        Scene scene = commanded().open().answer("ana", "acknowledge").answer("ana", "dispute", PLATFORMS);

        scene.answer("di", "settle", SETTLED);

        assertThat(scene.paged()).isEmpty();
        assertThat(scene.current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
        assertThat(scene.after(MINUTE.multipliedBy(30)).paged()).contains("cy");
    }

    @Test
    void shouldLeaveTheOwnerWhoTheTieBreakerConfirms() {
        Scene scene = commanded().open().answer("ana", "dispute", PLATFORMS);

        scene.answer("di", "settle", Map.of("owner", "team:payments", "reason", "you deploy it"));

        assertThat(scene.kinds()).containsExactly(TimelineKind.DISPUTE_SETTLED, TimelineKind.PAGE_WITHDRAWN);
        assertThat(scene.current().handling().assignedOwner()).isEmpty();
        assertThat(scene.current().progress().dispute()).isEmpty();
    }

    @Test
    void shouldLetTheScopeAdminSettleIt() {
        Scene scene = commanded().open().answer("ana", "dispute", PLATFORMS);

        assertThat(scene.adminAnswer("settle", SETTLED).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldAskTheCatchAllAgainAndAgainUntilItIsSettled() {
        Scene scene = commanded().open().answer("ana", "acknowledge");
        scene.answer("ana", "dispute", PLATFORMS);

        assertThat(scene.after(MINUTE.multipliedBy(25)).paged()).isEmpty();
        scene.answer("ana", "note");
        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).containsExactly("adam");
        assertThat(scene.kinds()).startsWith(TimelineKind.ESCALATED);
        for (int quarter = 0; quarter < 3; quarter++) {
            scene.answer("ana", "note");
            assertThat(scene.after(MINUTE.multipliedBy(15)).paged())
                    .as("hourly at most")
                    .isEmpty();
        }
        scene.answer("ana", "note");
        assertThat(scene.after(MINUTE.multipliedBy(15)).paged()).containsExactly("adam");
        assertThat(scene.answer("di", "settle", SETTLED).verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.withdrawn()).contains("adam", "di");
    }

    @Test
    void shouldLetContainmentProceed() {
        Scene scene = commanded().open().answer("ana", "dispute", PLATFORMS);

        scene.answer("ana", "contain", Map.of("override", "true", "reason", "blocked at the edge"));

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.current().progress().dispute()).isPresent();
        assertThat(scene.answer("di", "settle", SETTLED).current().standing().owner())
                .isEqualTo("platform");
        assertThat(scene.current().status()).isEqualTo(CaseStatus.CONTAINED);
    }

    @Test
    void shouldNotStopTheStepsWhenWhoSettlesItAcknowledgesThatPage() {
        Scene scene = commanded().open().answer("ana", "dispute", PLATFORMS);

        scene.answerPage("di", "acknowledge");

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).containsExactly(TimelineKind.NOTE);
        assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(scene.after(MINUTE.multipliedBy(10)).paged()).contains("bo", "mo");
    }

    @Test
    void shouldAskTheCatchAllAtOnceWhenTheTieBreakerDeclines() {
        Scene scene = commanded().open().answer("ana", "acknowledge").answer("ana", "dispute", PLATFORMS);

        scene.answerPage("di", "decline");

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.withdrawn()).containsExactly("di");
        assertThat(scene.paged()).containsExactly("adam");
        assertThat(scene.answer("adam", "settle", SETTLED).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void shouldAskTheCatchAllAtOnceWhenTheTieBreakerCannotBeReached() {
        Scene scene = commanded().open().answer("ana", "dispute", PLATFORMS);

        assertThat(scene.delivered("di", false).paged()).containsExactly("adam");
        assertThat(scene.delivered("adam", false).paged()).isEmpty();
        assertThat(scene.after(MINUTE.multipliedBy(30)).paged()).contains("adam");
    }

    @Test
    void shouldSayWhatIsMissing() {
        Scene scene = commanded().open();
        assertThat(scene.answer("ana", "settle", SETTLED).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "dispute", Map.of("owner", "platform")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "dispute", Map.of("owner", "ghosts", "reason", "r"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("ana", "dispute", Map.of("owner", "payments", "reason", "r"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        scene.answer("ana", "dispute", Map.of("reason", "not ours"));
        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);

        assertThat(scene.answer("ana", "dispute", PLATFORMS).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.said()).contains("disputed already");
        assertThat(scene.answer("di", "settle", Map.of("reason", "r")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("di", "settle", Map.of("owner", "ghosts", "reason", "r"))
                        .verdict())
                .isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("di", "settle", Map.of("owner", "platform")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
    }

    @Test
    void shouldEndWithTheCase() {
        Scene over = commanded().open().answer("ana", "dispute", PLATFORMS).sourceSays(AlertStatus.RESOLVED);
        Scene resolved = commanded().open().answer("ana", "dispute", PLATFORMS);
        resolved.answer("ana", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));

        assertThat(over.current().progress().dispute()).isEmpty();
        assertThat(over.withdrawn()).contains("di");
        assertThat(resolved.current().progress().dispute()).isEmpty();
        assertThat(resolved.withdrawn()).contains("di");
    }

    @Test
    void shouldKeepTheDisputeWhenAStepIsTakenBack() {
        Scene scene = commanded().open().after(MINUTE.multipliedBy(10));
        Instant inTime = scene.now.minusSeconds(1);
        scene.answer("ana", "dispute", PLATFORMS);

        scene.lateAnswer("ana", "acknowledge", inTime, Map.of());

        assertThat(scene.current().progress().dispute()).isPresent();
        assertThat(scene.withdrawn()).doesNotContain("di");
    }

    /** No steward, and di commands incidents. */
    private static Scene commanded() {
        Scene scene = Scene.usual();
        scene.organisation.withPerson("di").withTeam("incident-commander", null, "di");
        return scene;
    }
}
