package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PolicyChooserTest {
    private final Given given = Given.firstRecords();

    @Test
    void shouldChooseTheHighestPriorityOfThoseThatMatchAndSayWhy() {
        given.policy("wide", 1, Map.of("severity", List.of("high", "critical")))
                .policy(
                        "critical-production",
                        100,
                        Map.of("severity", List.of("high"), "environment", List.of("production")));

        PolicyPick pick = choose(facts(Severity.HIGH, OptionalInt.of(1), Optional.of("production")));

        assertThat(pick.policy().name()).isEqualTo("critical-production");
        assertThat(pick.reason())
                .isEqualTo("Policy critical-production matches severity high, environment production and has the"
                        + " highest priority (100) of those that match.");
        assertThat(choose(facts(Severity.HIGH, OptionalInt.of(1), Optional.empty()))
                        .policy()
                        .name())
                .isEqualTo("wide");
    }

    @Test
    void shouldTellApartAlertsThatDifferInOneThingOnly() {
        given.policy("small", 1, Map.of("blastRadius", "0-4"))
                .policy("middle", 1, Map.of("blastRadius", List.of("5-49")))
                .policy("large", 1, Map.of("blastRadius", "high"));

        assertThat(withRadius(4)).isEqualTo("small");
        assertThat(withRadius(5)).isEqualTo("middle");
        assertThat(withRadius(49)).isEqualTo("middle");
        assertThat(withRadius(50)).isEqualTo("large");
    }

    @Test
    void shouldCountAnUnknownRadiusAsTheHighest() {
        given.policy("large", 1, Map.of("blastRadius", "50+"));

        PolicyPick pick = choose(facts(Severity.LOW, OptionalInt.empty(), Optional.empty()));

        assertThat(pick.policy().name()).isEqualTo("large");
        assertThat(pick.reason()).contains("blast radius unknown, counted as 50+");
    }

    @Test
    void shouldFallToTheCatchAllWhateverItsPriority() {
        given.policy("catch-all", 5000, Map.of()).policy("rare", 1, Map.of("type", "role"));

        PolicyPick pick = choose(facts(Severity.LOW, OptionalInt.of(1), Optional.empty()));

        assertThat(pick.policy().name()).isEqualTo("catch-all");
        assertThat(pick.policy().version()).isEqualTo(2);
    }

    @Test
    void shouldGoByNameAmongEqualPriorities() {
        given.policy("b", 1, Map.of()).policy("a", 1, Map.of());

        assertThat(choose(facts(Severity.LOW, OptionalInt.of(1), Optional.empty()))
                        .policy()
                        .name())
                .isEqualTo("a");
    }

    @Test
    void shouldHaveAPolicyEvenBeforeAnyRecordHasBeenRead() {
        PolicyPick pick = PolicyChooser.choose(
                facts(Severity.HIGH, OptionalInt.empty(), Optional.empty()), DirectorySnapshot.empty());

        assertThat(pick.policy().spec().steps()).isNotEmpty();
        assertThat(pick.policy().spec())
                .isEqualTo(given.directory().escalationPolicies().getFirst().spec());
    }

    private String withRadius(int radius) {
        return choose(facts(Severity.LOW, OptionalInt.of(radius), Optional.empty()))
                .policy()
                .name();
    }

    private PolicyPick choose(PolicyFacts facts) {
        return PolicyChooser.choose(facts, given.directory());
    }

    private static PolicyFacts facts(Severity severity, OptionalInt radius, Optional<String> environment) {
        return new PolicyFacts(severity, Criticality.HIGH, radius, "access-key", environment, AlertClass.OTHER);
    }
}
