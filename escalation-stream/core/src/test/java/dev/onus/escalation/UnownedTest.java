package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** OWN-7: no owner is itself a finding, with a clock of its own. */
class UnownedTest {
    @Test
    void shouldAskForACaseThatFindsTheOwnerWhileTheCatchAllWorksTheAlert() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();

        scene.open();

        assertThat(scene.current().standing().owner()).isEqualTo("catch-all");
        assertThat(scene.tasks).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(CaseKind.FIND_OWNER);
            assertThat(task.links().parent()).hasValue(scene.current().id());
        });
    }

    @Test
    void shouldAskForNoneWhenSomebodyOwnsIt() {
        assertThat(Scene.usual().open().tasks).isEmpty();
    }

    @Test
    void shouldGiveTheSearchItsOwnStepsAndClockUnderTheBuiltInPolicy() {
        Scene search = search();

        assertThat(search.current().standing().policy()).isEqualTo("find-owner");
        assertThat(search.current().standing().ownerSource()).isEqualTo(OwnerSource.STEWARD);
        assertThat(search.paged()).containsExactly("adam");
        assertThat(search.current().clocks().resolveBy()).isEqualTo(Scene.START.plus(Duration.ofDays(2)));
    }

    @Test
    void shouldEndTheSearchWhenOwnershipArrives() {
        Scene search = search();
        search.identity = Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH));

        search.after(Duration.ofMinutes(1)).input(new CaseInput.OwnershipChanged());

        assertThat(search.current().isClosed()).isTrue();
        assertThat(search.current().ending().orElseThrow().outcome()).isEqualTo(ResolveOutcome.CONDITION_ENDED);
        assertThat(search.withdrawn()).containsExactly("adam");
    }

    @Test
    void shouldMoveTheAlertToItsOwnerWithoutResettingItsClocks() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();
        scene.open();
        Clocks before = scene.current().clocks();
        scene.identity = Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH));

        scene.after(Duration.ofMinutes(1)).input(new CaseInput.OwnershipChanged());

        assertThat(scene.kinds()).contains(TimelineKind.OWNER_CHANGED);
        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().clocks()).isEqualTo(before);
    }

    @Test
    void shouldAskAgainWhenTheOwnerIsLost() {
        Scene scene = Scene.usual().open();
        scene.identity = Optional.empty();

        scene.after(Duration.ofMinutes(1)).input(new CaseInput.OwnershipChanged());

        assertThat(scene.current().standing().owner()).isEqualTo("catch-all");
        assertThat(scene.tasks).extracting(NewTask::kind).containsExactly(CaseKind.FIND_OWNER);
    }

    private static Scene search() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();
        scene.open();
        return scene.openTask(scene.tasks.getFirst());
    }
}
