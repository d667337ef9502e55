package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.WorkHours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyChooserTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T12:00:00Z");

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

    @Test
    void shouldCountAnUnknownRadiusAsTheHighestOfAnIdentityThatNobodyRegistered() {
        given.policy("large", 2, Map.of("blastRadius", "50+")).policy("small", 1, Map.of("blastRadius", "0-4"));

        PolicyFacts facts = PolicyFacts.of(
                "aws:role:unheard-of",
                CaseKind.ALERT,
                Severity.LOW,
                AlertClass.OTHER,
                Optional.empty(),
                Optional.empty(),
                "catch-all",
                given.directory(),
                MONDAY_NOON);

        assertThat(choose(facts).policy().name()).isEqualTo("large");
        assertThat(facts.identityType()).isEqualTo("role");
        assertThat(facts.criticality()).isEqualTo(Criticality.UNKNOWN);
    }

    @Test
    void shouldHaveAVariantForAfterHoursOfTheOwner() {
        given.policy("day", 2, Map.of("hours", "working-hours")).policy("night", 1, Map.of("hours", "after-hours"));
        given.with(
                Kind.TEAM,
                "payments",
                Map.of("workingHours", Map.of("timeZone", "Asia/Kolkata", "from", "10:00", "to", "19:00")));

        assertThat(chosenAt("2026-11-23T05:00:00Z")).isEqualTo("day");
        assertThat(chosenAt("2026-11-23T13:29:59Z")).isEqualTo("day");
        assertThat(chosenAt("2026-11-23T13:30:00Z")).isEqualTo("night");
        assertThat(chosenAt("2026-11-22T05:00:00Z")).as("a Sunday").isEqualTo("night");
        assertThat(choose(factsAt("2026-11-23T13:30:00Z")).reason()).contains("after-hours of the owner");
    }

    @Test
    void shouldMatchOnAnOpenChangeWindowAndNameIt() {
        given.with(Kind.CHANGE_WINDOW, "release", Map.of("from", "2026-11-23T10:00:00Z", "to", "2026-11-23T12:00:00Z"))
                .policy("during-release", 5, Map.of("changeWindow", List.of("release", "freeze")))
                .policy("usual", 1, Map.of());

        assertThat(chosenAt("2026-11-23T10:00:00Z")).isEqualTo("during-release");
        assertThat(choose(factsAt("2026-11-23T10:00:00Z")).reason()).contains("change window release and");
        assertThat(chosenAt("2026-11-23T12:00:00Z")).isEqualTo("usual");
    }

    @Test
    void shouldAskForOwnersByTheBuiltInPolicyUnlessOneNamesThem() {
        given.policy("everything", 100, Map.of());

        PolicyPick builtIn = choose(findOwner());
        assertThat(builtIn.policy().name()).isEqualTo(FirstRecords.FIND_OWNER);
        assertThat(builtIn.policy().version()).isZero();
        assertThat(builtIn.policy().spec().acknowledgeSteps())
                .extracting(Step::notifies)
                .containsExactly(List.of(new Target.Owner()), List.of(new Target.Manager()));
        assertThat(builtIn.reason()).contains("No policy names find-owner");

        given.policy("owners", 1, Map.of("kind", "find-owner"));
        assertThat(choose(findOwner()).policy().name()).isEqualTo("owners");
    }

    @Test
    void shouldMatchReviewsWhereNoKindIsNamedAndOnlyTheKindsThatAre() {
        given.policy("alerts", 3, Map.of("kind", "alert")).policy("any", 1, Map.of());

        assertThat(choose(ofKind(CaseKind.ALERT)).policy().name()).isEqualTo("alerts");
        assertThat(choose(ofKind(CaseKind.REVIEW)).policy().name()).isEqualTo("any");
        given.policy("reviews", 2, Map.of("kind", List.of("review")));
        assertThat(choose(ofKind(CaseKind.REVIEW)).reason()).contains("kind review");
    }

    private String chosenAt(String instant) {
        return choose(factsAt(instant)).policy().name();
    }

    private PolicyFacts factsAt(String instant) {
        return PolicyFacts.of(
                Given.KEY.toString(),
                CaseKind.ALERT,
                Severity.HIGH,
                AlertClass.OTHER,
                Optional.of(Given.identity()),
                Optional.empty(),
                "payments",
                given.directory(),
                Instant.parse(instant));
    }

    private static PolicyFacts findOwner() {
        return ofKind(CaseKind.FIND_OWNER);
    }

    private static PolicyFacts ofKind(CaseKind kind) {
        PolicyFacts facts = facts(Severity.HIGH, OptionalInt.of(1), Optional.empty());
        return new PolicyFacts(
                facts.severity(),
                facts.criticality(),
                facts.blastRadius(),
                facts.identityType(),
                facts.environment(),
                facts.alertClass(),
                facts.hours(),
                facts.changeWindows(),
                kind);
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
        return new PolicyFacts(
                severity,
                Criticality.HIGH,
                radius,
                "access-key",
                environment,
                AlertClass.OTHER,
                WorkHours.WORKING_HOURS,
                Set.of(),
                CaseKind.ALERT);
    }
}
