package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectorySnapshotTest {
    private final Given given = Given.firstRecords();

    @Test
    void shouldStandStillForWhoeverHoldsOne() {
        DirectorySnapshot before = given.directory();
        List<Versioned<EscalationPolicy>> policies = before.escalationPolicies();

        given.policy("new", 5, Map.of()).person("ana");

        assertThat(before.person("ana")).isEmpty();
        assertThat(before.escalationPolicies()).isSameAs(policies);
        assertThat(given.directory().escalationPolicies()).hasSize(2);
        assertThat(given.directory().person("ana")).isPresent();
    }

    @Test
    void shouldKeepEveryVersionOfAPolicyAlsoOfADeletedOne() {
        given.policy("p", 1, Map.of("severity", "low")).policy("p", 2, Map.of("severity", "high"));
        DirectorySnapshot deleted = given.directory().without(Kind.ESCALATION_POLICY, "p");

        assertThat(deleted.escalationPolicies()).extracting(Versioned::name).containsExactly("catch-all");
        assertThat(deleted.escalationPolicy("p", 1).orElseThrow().spec().priority())
                .isEqualTo(1);
        assertThat(deleted.escalationPolicy("p", 2).orElseThrow().spec().priority())
                .isEqualTo(2);
        assertThat(deleted.escalationPolicy("p", 3)).isEmpty();
    }

    @Test
    void shouldKnowAnOlderVersionWithoutPuttingItInForce() {
        Map<String, Object> document = Map.of(
                "metadata",
                Map.of("name", "old"),
                "spec",
                Map.of("match", Map.of(), "steps", List.of(Map.of("notify", "owner"))));

        DirectorySnapshot after = given.directory().withVersion(Kind.ESCALATION_POLICY, "old", 7, document);

        assertThat(after.escalationPolicy("old", 7)).isPresent();
        assertThat(after.escalationPolicies()).extracting(Versioned::name).containsExactly("catch-all");
    }

    @Test
    void shouldSortByPriorityAndThenByName() {
        given.rule("b", 1, "catch-all", Map.of())
                .rule("a", 1, "catch-all", Map.of())
                .rule("z", 9, "catch-all", Map.of());

        assertThat(given.directory().ownershipRules())
                .extracting(Versioned::name)
                .containsExactly("z", "a", "b", "catch-all");
    }

    @Test
    void shouldRefuseADocumentOfAnotherKind() {
        assertThatThrownBy(() -> given.directory().with(Kind.TEAM, "a", 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Team/a");
        assertThatThrownBy(() ->
                        given.directory().with(Kind.TEAM, "a", 1, new OwnershipRule(RuleMatch.EVERYTHING, "a", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldHoldWhatAMapHolds() {
        long seed = Long.getLong("onus.seed", new Random().nextLong());
        Random random = new Random(seed);
        Map<String, Integer> expected = new HashMap<>();
        PersistentMap<Integer> map = PersistentMap.empty();
        for (int change = 0; change < 20_000; change++) {
            // "Aa" and "BB" have the same hash, so these names collide often.
            String name =
                    (random.nextBoolean() ? "Aa" : "BB") + (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(900);
            if (random.nextInt(3) == 0) {
                expected.remove(name);
                map = map.without(name);
            } else {
                expected.put(name, change);
                map = map.with(name, change);
            }
        }
        PersistentMap<Integer> result = map;
        assertThat(result.values()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(expected)
                .as("seed %s", seed)
                .allSatisfy((name, value) -> assertThat(result.get(name)).contains(value));
    }

    @Test
    void shouldMatchGlobsOverTheWholeText() {
        assertThat(new Glob("aws:*:*123456789012*").matches("aws:role:arn:aws:iam::123456789012:role/deploy"))
                .isTrue();
        assertThat(new Glob("aws:*").matches("gcp:aws:x")).isFalse();
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("a*b*c").matches("abbbxc")).isTrue();
        assertThat(new Glob("a*b*c").matches("abbbxcd")).isFalse();
        assertThat(new Glob("a.c").matches("abc")).isFalse();
        assertThat(new Glob("*a*a*a*a*a*a*b").matches("a".repeat(500))).isFalse();
    }
}
