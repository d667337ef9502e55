package dev.onus.registry.reevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PolicyChoice;
import dev.onus.registry.cases.CaseFixtures;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Spec;
import dev.onus.registry.model.UnknownFields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which open cases a change of the records touches (design: who and which policy). Nobody has registered the identity. */
class TouchedTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-20T23:00:00Z");

    private DirectorySnapshot records = DirectorySnapshot.empty()
            .with(Kind.PERSON, "ana", 1, spec(Kind.PERSON, Map.of("contacts", List.of(Map.of("channel", "console")))))
            .with(Kind.TEAM, "catch-all", 1, spec(Kind.TEAM, Map.of("members", List.of("ana"))))
            .with(Kind.TEAM, "payments", 1, spec(Kind.TEAM, Map.of("members", List.of("ana"))))
            .with(Kind.OWNERSHIP_RULE, "catch-all", 1, rule(Map.of(), "catch-all", -1_000))
            .with(Kind.ESCALATION_POLICY, "catch-all", 1, policy(Map.of(), -1_000));

    @Test
    void shouldLeaveACaseAloneThatWouldComeOutTheSame() {
        assertThat(isTouched(unowned().build(), NOON)).isFalse();
    }

    @Test
    void shouldTouchACaseWhoseOwnerWouldBeAnother() {
        give("payments");

        assertThat(isTouched(unowned().build(), NOON)).isTrue();
    }

    @Test
    void shouldNotTakeACaseFromTheTeamThatTookItOver() {
        CaseState assigned =
                unowned().setOwner("payments").setOwnerSource("assigned").build();

        assertThat(isTouched(assigned, NOON)).isFalse();
    }

    @Test
    void shouldTouchWhatLooksForAnOwnerOnceOneIsKnownAlsoWhenItIsWhoeverWasAsked() {
        // The nearest steward is asked: whoever answers for the same provider in alerts of another class.
        Map<String, Object> nearby = Map.of("provider", List.of("aws"), "alertClass", List.of("policy-violation"));
        records = records.with(Kind.OWNERSHIP_RULE, "near", 1, rule(nearby, "payments", 10));
        CaseState looking = unowned()
                .setKind("find-owner")
                .setOwner("payments")
                .setOwnerSource("steward")
                .setPolicy(PolicyChoice.newBuilder()
                        .setName("find-owner")
                        .setVersion(0)
                        .setReason("built in")
                        .build())
                .build();
        assertThat(isTouched(looking, NOON)).isFalse();

        give("payments");

        assertThat(isTouched(looking, NOON)).isTrue();
    }

    @Test
    void shouldTouchACaseWhosePolicyWouldBeThatOfTheNight() {
        records = records.with(Kind.ESCALATION_POLICY, "night", 1, policy(Map.of("hours", List.of("after-hours")), 10));

        assertThat(isTouched(unowned().build(), NOON)).isFalse();
        assertThat(isTouched(unowned().build(), NIGHT)).isTrue();
    }

    @Test
    void shouldLookForAnotherPolicyOnlyWhileTheCaseWaitsForAnAnswer() {
        records = records.with(Kind.ESCALATION_POLICY, "all", 1, policy(Map.of(), 10));

        assertThat(isTouched(unowned().build(), NOON)).isTrue();
        assertThat(isTouched(unowned().setState(CaseStateName.acknowledged).build(), NOON))
                .isFalse();
        assertThat(isTouched(unowned().setState(CaseStateName.snoozed).build(), NOON))
                .isFalse();
        assertThat(isTouched(unowned().setFollows("elder").build(), NOON)).isFalse();
        assertThat(isTouched(unowned().setStorm("storm").build(), NOON)).isFalse();
        assertThat(isTouched(unowned().setSourceResolvedAt(NOON).build(), NOON)).isFalse();
    }

    private boolean isTouched(CaseState state, Instant now) {
        return Touched.by(records, state, Optional.empty(), now);
    }

    private void give(String team) {
        records = records.with(Kind.OWNERSHIP_RULE, "aws", 1, rule(Map.of("provider", List.of("aws")), team, 10));
    }

    private static CaseState.Builder unowned() {
        CaseState.Builder state = CaseFixtures.state("touched");
        return state.setIdentity(IdentityFacts.newBuilder(state.getIdentity())
                        .setRegistered(false)
                        .build())
                .setOwner("catch-all")
                .setOwnerSource("catch-all")
                .setPolicy(PolicyChoice.newBuilder()
                        .setName("catch-all")
                        .setVersion(1)
                        .setReason("nothing else matches")
                        .build());
    }

    private static Spec rule(Map<String, Object> match, String owner, int priority) {
        return spec(Kind.OWNERSHIP_RULE, Map.of("match", match, "owner", owner, "priority", priority));
    }

    private static Spec policy(Map<String, Object> match, int priority) {
        return spec(
                Kind.ESCALATION_POLICY,
                Map.of(
                        "match", match,
                        "priority", priority,
                        "steps", List.of(Map.of("notify", List.of("owner"), "acknowledgeWithin", "PT15M"))));
    }

    private static Spec spec(Kind kind, Map<String, Object> spec) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", "onus.dev/v1");
        document.put("kind", kind.kindName());
        document.put("metadata", Map.of("name", "any"));
        document.put("spec", spec);
        if (new RecordReader(UnknownFields.PASS_OVER).read(kind, document) instanceof Reading.Read read) {
            return read.spec();
        }
        throw new IllegalArgumentException("Expected a record, but got " + document);
    }
}
