package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.PriorityRule;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriorityTest {
    @Test
    void shouldCountWhatIsUnknownAsBad() {
        Case unknown = Scene.usual().open(Severity.HIGH).current();

        Priority bounded = Priority.of(
                unknown,
                Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.LOW)),
                List.of());

        assertThat(Priority.of(unknown, Optional.empty(), List.of()).level()).isLessThan(bounded.level());
        assertThat(Priority.of(unknown, Optional.empty(), List.of()).reason())
                .contains("criticality unknown")
                .contains("blast radius wide or unknown");
    }

    @Test
    void shouldPutACriticalAlertOnACriticalIdentityFirst() {
        Case worst = Scene.usual().open(Severity.CRITICAL).current();

        assertThat(Priority.of(
                                worst,
                                Optional.of(
                                        Organisation.identity(Scene.KEY, "payments", "secops", Criticality.CRITICAL)),
                                List.of())
                        .level())
                .isEqualTo("P1");
    }

    @Test
    void shouldPutAnInformationalAlertOnABoundedIdentityLast() {
        Case least = Scene.usual().open(Severity.INFORMATIONAL).current();

        assertThat(Priority.of(
                                least,
                                Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.LOW)),
                                List.of())
                        .level())
                .isEqualTo("P5");
    }

    @Test
    void shouldRaiseARepeatedExposure() {
        Scene scene = Scene.usual();
        Case first = scene.open(Severity.LOW).current();
        Case repeated =
                new CaseEdit(first).links(Links.repeating(List.of(first.id()))).apply();

        Priority before = Priority.of(first, scene.identity, List.of());
        Priority after = Priority.of(repeated, scene.identity, List.of());

        assertThat(after.level()).isLessThan(before.level());
        assertThat(after.reason()).contains("exposed 1 time before");
    }

    @Test
    void shouldCountADeadCredentialAsLess() {
        Scene scene = Scene.usual();
        Case alive = scene.open(Severity.HIGH).current();
        Scene dead = Scene.usual();
        dead.credential = CredentialState.INACTIVE;

        assertThat(dead.open(Severity.HIGH).current().priority().level())
                .isGreaterThan(alive.priority().level());
    }

    @Test
    void shouldFollowThePolicysOwnRuleAndNameThePolicy() {
        PriorityRule worst = new PriorityRule(
                Set.of(Severity.LOW), Set.of(), Set.of(), Set.of(CredentialState.ACTIVE), Optional.of(false), "P1");
        Scene scene = Policy.usual().priorities(worst).scene().open(Severity.LOW);

        assertThat(scene.current().priority().level()).isEqualTo("P1");
        assertThat(scene.current().priority().reason()).startsWith("policy usual says so");
    }

    @Test
    void shouldDeriveThePriorityWhereNoRuleOfThePolicyMatches() {
        PriorityRule other = new PriorityRule(Set.of(), Set.of(), Set.of(), Set.of(), Optional.of(true), "P1");
        Scene with = Policy.usual().priorities(other).scene().open(Severity.LOW);
        Scene without = Policy.usual().scene().open(Severity.LOW);

        assertThat(with.current().priority()).isEqualTo(without.current().priority());
    }
}
