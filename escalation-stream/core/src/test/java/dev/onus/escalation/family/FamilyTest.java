package dev.onus.escalation.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.Children;
import dev.onus.escalation.Ending;
import dev.onus.registry.model.StormTerms;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ESC-8: from when on the cases of one issuer's identities are a storm, and who is told what of it. */
class FamilyTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CaseId STORM = new CaseId("storm");
    private static final StormTerms TERMS = StormTerms.DEFAULT;

    @Test
    void shouldBeAStormWithTheFifthIdentityWithinAMinute() {
        Family.Step four = counted(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        assertThat(four.opens()).isEmpty();

        Family.Step fifth = four.next().opened(child(4, TERMS.within().minusMillis(1)), false, false, TERMS);

        assertThat(fifth.opens()).extracting(Child::caseId).containsExactlyElementsOf(ids(0, 5));
        assertThat(fifth.follow()).isEqualTo(fifth.opens());
        assertThat(fifth.next().children()).isEqualTo(5);
    }

    @Test
    void shouldBeAStormFromWhenTheTermsSaySo() {
        StormTerms terms = new StormTerms(2, Duration.ofSeconds(10));
        Family first =
                Family.NONE.opened(child(0, Duration.ZERO), false, false, terms).next();

        assertThat(first.opened(child(1, Duration.ofSeconds(9)), false, false, terms)
                        .opens())
                .hasSize(2);
        assertThat(first.opened(child(1, Duration.ofSeconds(10)), false, false, terms)
                        .opens())
                .isEmpty();
    }

    @Test
    void shouldBeNoneWhenTheFifthComesAMinuteAfterTheFirst() {
        Family.Step four = counted(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        Family.Step fifth = four.next().opened(child(4, TERMS.within()), false, false, TERMS);

        assertThat(fifth.opens()).isEmpty();
        assertThat(fifth.next().recent()).extracting(Child::caseId).containsExactlyElementsOf(ids(4, 5));
    }

    @Test
    void shouldCountByWhenTheyHappenedAndNotByWhenTheyAreRead() {
        Family.Step some =
                counted(Duration.ofSeconds(50), Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofSeconds(20));

        Family.Step tooLate = some.next().opened(child(4, Duration.ofSeconds(-10)), false, false, TERMS);
        assertThat(tooLate.opens()).isEmpty();
        assertThat(tooLate.next().recent()).hasSize(4);

        Family.Step late = tooLate.next().opened(child(5, Duration.ofSeconds(-9)), false, false, TERMS);
        assertThat(late.opens()).extracting(child -> child.caseId().value()).containsExactly("5", "1", "3", "2", "0");
    }

    @Test
    void shouldCountACaseOnceHoweverOftenItIsHeardOf() {
        Family family = Family.NONE;
        for (int times = 0; times < 3; times++) {
            for (int number = 0; number < TERMS.identities() - 1; number++) {
                family = family.opened(child(number, Duration.ofSeconds(times)), false, false, TERMS)
                        .next();
            }
        }
        assertThat(family.recent()).hasSize(TERMS.identities() - 1);
        assertThat(family.recent()).allMatch(child -> child.heardAt().equals(NOON.plusSeconds(2)));
    }

    @Test
    void shouldKeepOnlySoManyCasesOfOneIdentity() {
        Family family = counted(Duration.ZERO, Duration.ZERO).next();
        for (int number = 0; number < 100; number++) {
            Family.Step step = family.opened(
                    child("noisy", "noisy-" + number, Duration.ofMillis(number), Severity.HIGH), false, false, TERMS);
            assertThat(step.opens()).isEmpty();
            family = step.next();
        }
        assertThat(family.recent()).hasSize(Family.MAX_CASES_OF_ONE + 2);
        assertThat(family.recent().getLast().caseId()).isEqualTo(new CaseId("noisy-99"));
    }

    @Test
    void shouldSayItsGrowthAtStepsAndWheneverItIsMoreCritical() {
        Family family = storm();
        List<Integer> said = new ArrayList<>();
        for (int number = 5; number < 2_000; number++) {
            Family.Step step = family.opened(child(number, Duration.ofMinutes(number)), true, false, TERMS);
            assertThat(step.follow()).hasSize(1);
            step.grew().map(Children::count).ifPresent(said::add);
            family = step.next();
        }
        assertThat(said).containsExactly(10, 20, 50, 100, 200, 500, 1_000, 2_000);

        Child critical = new Child(
                new RoutingKey("a:b:critical"),
                new CaseId("critical"),
                Severity.HIGH,
                Criticality.CRITICAL,
                AlertClass.OTHER,
                CredentialState.UNKNOWN,
                NOON);
        Family.Step step = family.opened(critical, true, false, TERMS);
        assertThat(step.grew()).contains(new Children(2_001, Criticality.CRITICAL));
        assertThat(step.next().opened(critical, true, true, TERMS).grew()).isEmpty();
    }

    @Test
    void shouldNotCountAChildThatFollowsAlreadyAndForgetOneThatLeft() {
        Family family = storm();
        assertThat(family.opened(child(2, Duration.ZERO), true, true, TERMS)
                        .next()
                        .children())
                .isEqualTo(5);
        assertThat(family.left(STORM).children()).isEqualTo(4);
        assertThat(family.left(new CaseId("another")).children()).isEqualTo(5);
    }

    @Test
    void shouldTellItsChildrenHowItEndedUnlessItWasNone() {
        Family ended = storm().closed(STORM, ending(ResolveOutcome.CONTAINED));
        assertThat(ended.storm()).isEmpty();
        assertThat(ended.ended())
                .hasSize(1)
                .allMatch(end -> end.outcome().equals(Optional.of(ResolveOutcome.CONTAINED)));
        assertThat(ended.told().ended()).isEmpty();

        Family none = storm().closed(STORM, ending(ResolveOutcome.FALSE_POSITIVE));
        assertThat(none.ended()).hasSize(1).allMatch(end -> end.outcome().isEmpty());
    }

    @Test
    void shouldFollowAStormThatIsOpenAgainUnlessThereIsANewerOne() {
        Family ended = storm().closed(STORM, ending(ResolveOutcome.CONTAINED)).told();
        assertThat(ended.reopened(STORM, 0).storm()).contains(STORM);

        Family newer = ended.named(new CaseId("newer"));
        assertThat(newer.reopened(STORM, 0)).isEqualTo(newer);
    }

    @Test
    void shouldNotTellOfTheEndOfAStormThatIsOpenAgain() {
        Family ended = storm().closed(STORM, ending(ResolveOutcome.CONTAINED));

        Family reopened = ended.reopened(STORM, 3);
        assertThat(reopened.ended()).isEmpty();
        assertThat(reopened.children()).as("those that have not been told").isEqualTo(3);

        Family newer = ended.named(new CaseId("newer")).reopened(STORM, 3);
        assertThat(newer.ended()).isEmpty();
        assertThat(newer.storm()).contains(new CaseId("newer"));
    }

    private static Family storm() {
        return counted(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO)
                .next()
                .named(STORM);
    }

    private static Family.Step counted(Duration... after) {
        Family.Step step = new Family.Step(Family.NONE, List.of(), List.of(), Optional.empty());
        for (int number = 0; number < after.length; number++) {
            step = step.next().opened(child(number, after[number]), false, false, TERMS);
        }
        return step;
    }

    private static Ending ending(ResolveOutcome outcome) {
        return new Ending(NOON, outcome, "because", "person:bo", Optional.empty());
    }

    private static List<CaseId> ids(int from, int to) {
        List<CaseId> ids = new ArrayList<>();
        for (int number = from; number < to; number++) {
            ids.add(new CaseId(Integer.toString(number)));
        }
        return ids;
    }

    private static Child child(int number, Duration after) {
        return child(Integer.toString(number), Integer.toString(number), after, Severity.HIGH);
    }

    private static Child child(String identity, String caseId, Duration after, Severity severity) {
        return new Child(
                new RoutingKey("a:b:" + identity),
                new CaseId(caseId),
                severity,
                Criticality.LOW,
                AlertClass.LEAKED_CREDENTIAL,
                CredentialState.UNKNOWN,
                NOON.plus(after));
    }
}
