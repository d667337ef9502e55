package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SYS-10: a team says that an identity is theirs, and the open case is theirs from then on. */
class ClaimingTest {
    private static final Map<String, String> FOR_PLATFORM = Map.of("owner", "platform");

    @Test
    void shouldMoveTheCaseToTheTeamThatClaimsItThoughTheRuleHasNotArrived() {
        Scene scene = unowned();

        scene.answer("cy", "claim", FOR_PLATFORM);

        assertThat(scene.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(scene.kinds()).startsWith(TimelineKind.CLAIMED, TimelineKind.OWNER_CHANGED);
        assertThat(scene.paged()).containsExactly("cy");
        assertThat(scene.withdrawn()).containsExactly("adam");
        assertThat(scene.current().isClosed()).isFalse();
    }

    @Test
    void shouldHaveTheSameOwnerWhicheverOfClaimAndRecordComesFirst() {
        Scene claimFirst = unowned().answer("cy", "claim", FOR_PLATFORM);
        claimFirst.identity = Optional.of(Organisation.identity(Scene.KEY, "platform", "secops", Criticality.HIGH));
        claimFirst.input(new CaseInput.OwnershipChanged());
        Scene recordFirst = unowned();
        recordFirst.identity = claimFirst.identity;
        recordFirst.input(new CaseInput.OwnershipChanged()).answer("cy", "claim", FOR_PLATFORM);

        assertThat(claimFirst.current().standing())
                .isEqualTo(recordFirst.current().standing());
        assertThat(recordFirst.current().standing().owner()).isEqualTo("platform");
        assertThat(recordFirst.current().standing().ownerSource()).isEqualTo(OwnerSource.ASSIGNED);
        assertThat(recordFirst.paged()).isEmpty();
    }

    @Test
    void shouldFollowTheRegistryAgainWhenTheTeamThatTookItOverIsGone() {
        Scene scene = unowned();
        scene.organisation.withTeam("fleeting", null, "cy");
        scene.answer("cy", "claim", Map.of("owner", "fleeting"));
        assertThat(scene.current().standing().owner()).isEqualTo("fleeting");

        Situation withoutIt = new Situation(Scene.usual().organisation, scene.identity);
        Decision decision = CaseMachine.apply(scene.current(), new CaseInput.OwnershipChanged(), withoutIt, scene.now);

        assertThat(decision.next().standing().owner()).isEqualTo("catch-all");
    }

    @Test
    void shouldNotTakeACaseThatSomebodyOwns() {
        Scene scene = Scene.usual().open();

        assertThat(scene.answer("cy", "claim", FOR_PLATFORM).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.withdrawn()).isEmpty();
    }

    @Test
    void shouldRefuseWhoIsNoMemberOfTheTeam() {
        Scene scene = unowned();

        assertThat(scene.answer("bo", "claim", FOR_PLATFORM).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(scene.current().standing().owner()).isEqualTo("catch-all");
    }

    @Test
    void shouldLetTheAccountableSideClaimItForAnotherTeam() {
        assertThat(unowned()
                        .answer("adam", "claim", FOR_PLATFORM)
                        .current()
                        .standing()
                        .owner())
                .isEqualTo("platform");
    }

    @Test
    void shouldEndTheSearchForTheOwner() {
        Scene alert = unowned();
        Scene search = alert.openTask(alert.tasks.getFirst());

        search.answer("cy", "claim", FOR_PLATFORM);

        assertThat(search.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(search.kinds()).startsWith(TimelineKind.CLAIMED, TimelineKind.RESOLVED);
        assertThat(search.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(search.current().ending().orElseThrow().actor()).isEqualTo("person:cy");
    }

    @Test
    void shouldHearTheClaimOfASearchThatTheRuleHasEndedAlready() {
        Scene alert = unowned();
        Scene search = alert.openTask(alert.tasks.getFirst());
        search.identity = Optional.of(Organisation.identity(Scene.KEY, "platform", "secops", Criticality.HIGH));
        search.input(new CaseInput.OwnershipChanged());
        Progress before = search.current().progress();

        search.answer("cy", "claim", FOR_PLATFORM);

        assertThat(search.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(search.current().progress()).isEqualTo(before);
    }

    @Test
    void shouldSayWhatIsMissing() {
        Scene scene = unowned();

        assertThat(scene.answer("adam", "claim", Map.of()).verdict()).isEqualTo(Verdict.ILLEGAL);
        assertThat(scene.answer("adam", "claim", Map.of("owner", "ghosts")).verdict())
                .isEqualTo(Verdict.ILLEGAL);
        scene.answer("adam", "resolve", Map.of("outcome", "false-positive", "reason", "a test"));
        assertThat(scene.answer("adam", "claim", FOR_PLATFORM).verdict()).isEqualTo(Verdict.ILLEGAL);
    }

    private static Scene unowned() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();
        return scene.open();
    }
}
