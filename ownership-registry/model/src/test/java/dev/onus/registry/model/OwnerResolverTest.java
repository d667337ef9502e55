package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.OwnerSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerResolverTest {
    private static final String KEY = Given.KEY.toString();
    private static final Facts LEAK = new Facts(AlertClass.LEAKED_CREDENTIAL, Optional.empty());
    private static final Facts DRIFT = new Facts(AlertClass.POLICY_VIOLATION, Optional.empty());

    private final Given given = Given.firstRecords()
            .people("ana", "mo")
            .team("payments", "ana")
            .team("platform", "mo")
            .team("identity", "mo")
            .with(Kind.SYSTEM, "ledger", Map.of("owner", "platform", "steward", "identity", "serviceOwner", "mo"));

    @Test
    void shouldAnswerWithTheIdentityRecordsOwner() {
        OwnerAnswer answer = resolve(DRIFT, Map.of("owner", "payments", "backup", "platform"));

        assertThat(answer.team()).isEqualTo("payments");
        assertThat(answer.backup()).contains("platform");
        assertThat(answer.source()).isEqualTo(OwnerSource.EXACT);
        assertThat(answer.confidencePercent()).isEqualTo(100);
        assertThat(answer.reason()).isEqualTo("The record of " + KEY + " names team payments as its owner.");
    }

    @Test
    void shouldGiveTwoAlertClassesOfOneIdentityTwoOwners() {
        given.rule("drift", 10, "identity", Map.of("alertClass", List.of("policy-violation")));

        assertThat(resolve(DRIFT, Map.of("owner", "payments")).team()).isEqualTo("identity");
        assertThat(resolve(DRIFT, Map.of("owner", "payments")).source()).isEqualTo(OwnerSource.CLASS_RULE);
        assertThat(resolve(LEAK, Map.of("owner", "payments")).team()).isEqualTo("payments");
    }

    @Test
    void shouldLetTheStewardAnswerForASharedIdentity() {
        OwnerAnswer answer = resolve(LEAK, Map.of("owner", "payments", "shared", true, "system", "ledger"));

        assertThat(answer.team()).isEqualTo("identity");
        assertThat(answer.source()).isEqualTo(OwnerSource.STEWARD);
        assertThat(answer.restsOn()).contains(new RecordRef("System", "ledger", 1));
    }

    @Test
    void shouldLetTheStewardAnswerWhenSeveralSystemsUseIt() {
        OwnerAnswer answer =
                resolve(LEAK, Map.of("owner", "payments", "steward", "platform", "systems", List.of("a", "b")));

        assertThat(answer.team()).isEqualTo("platform");
        assertThat(answer.reason()).contains("used by several systems (a, b)");
    }

    @Test
    void shouldCallASharedIdentityWithoutAStewardAGap() {
        given.rule("mine", 10, "payments", Map.of("provider", "aws"));

        OwnerAnswer answer = resolve(LEAK, Map.of("owner", "payments", "shared", true));

        assertThat(answer.team()).isEqualTo("catch-all");
        assertThat(answer.source()).isEqualTo(OwnerSource.CATCH_ALL);
        assertThat(answer.reason()).contains("is shared and has no steward");
    }

    @Test
    void shouldAnswerWithTheOwnerOfItsSystem() {
        OwnerAnswer answer = resolve(LEAK, Map.of("system", "ledger"));

        assertThat(answer.team()).isEqualTo("platform");
        assertThat(answer.source()).isEqualTo(OwnerSource.SYSTEM);
        assertThat(answer.serviceOwner()).contains("mo");
    }

    @Test
    void shouldTryTheRuleOfHighestPriorityFirst() {
        given.rule("wide", 1, "platform", Map.of("provider", List.of("aws")))
                .rule("narrow", 10, "payments", Map.of("id", "aws:*:AKIA*"));

        assertThat(unregistered(LEAK).team()).isEqualTo("payments");
        assertThat(unregistered(LEAK).source()).isEqualTo(OwnerSource.RULE);
        assertThat(unregistered(LEAK).restsOn()).containsExactly(new RecordRef("OwnershipRule", "narrow", 1));
    }

    @Test
    void shouldMatchARuleAgainstAnAliasToo() {
        given.rule("account", 10, "payments", Map.of("id", "aws:*:*123456789012*"));
        Map<String, Object> aliased = Map.of("aliases", List.of("aws:user:arn:aws:iam::123456789012:user/deploy"));

        assertThat(resolve(LEAK, aliased).team()).isEqualTo("payments");
    }

    @Test
    void shouldPreferTheRecordsEnvironmentToTheAlerts() {
        given.rule("production", 10, "payments", Map.of("environment", "production"));
        Facts fromStaging = new Facts(AlertClass.OTHER, Optional.of("staging"));

        assertThat(resolve(fromStaging, Map.of("environment", "production")).team())
                .isEqualTo("payments");
        assertThat(unregistered(fromStaging).team()).isEqualTo("catch-all");
    }

    @Test
    void shouldFallToTheCatchAllWhateverItsPriorityAndFollowItsOwner() {
        given.rule("catch-all", 1000, "platform", Map.of()).rule("mine", 1, "payments", Map.of("provider", "aws"));

        assertThat(unregistered(LEAK).team()).isEqualTo("payments");
        OwnerAnswer unknown = OwnerResolver.resolve("unresolved:x:1", Optional.empty(), LEAK, given.directory());
        assertThat(unknown.team()).isEqualTo("platform");
        assertThat(unknown.confidencePercent()).isZero();
        assertThat(unknown.reason())
                .isEqualTo("Nobody has registered unresolved:x:1, so the catch-all, team platform, answers for it.");
    }

    @Test
    void shouldAnswerEvenBeforeAnyRecordHasBeenRead() {
        OwnerAnswer answer = OwnerResolver.resolve(KEY, Optional.empty(), LEAK, DirectorySnapshot.empty());

        assertThat(answer.team()).isEqualTo("catch-all");
    }

    private OwnerAnswer resolve(Facts facts, Map<String, Object> spec) {
        Map<String, Object> withId = new java.util.HashMap<>(spec);
        withId.put("id", KEY);
        return OwnerResolver.resolve(KEY, Optional.of(Given.identity(withId)), facts, given.directory());
    }

    private OwnerAnswer unregistered(Facts facts) {
        return OwnerResolver.resolve(KEY, Optional.empty(), facts, given.directory());
    }
}
