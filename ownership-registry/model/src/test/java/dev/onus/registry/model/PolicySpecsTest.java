package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.WorkHours;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicySpecsTest {
    private static final Map<String, Object> OWNER = Map.of("notify", "owner");

    @Test
    void shouldReadAnEffectAsAWordOrWithScopeAuthorityAndBounds() {
        Map<String, Object> block = Map.of(
                "action", "block-scope",
                "scope", "s3:write",
                "authority", "team:platform",
                "expiresAfter", "PT4H",
                "answerWithin", "PT10M",
                "approval", Map.of("by", List.of("team:identity")));

        List<EffectSpec> effects = effects("pause-automation", block, "pause-automation");

        assertThat(effects)
                .containsExactly(
                        EffectSpec.of(EffectName.PAUSE_AUTOMATION),
                        new EffectSpec(
                                EffectName.BLOCK_SCOPE,
                                Optional.of("s3:write"),
                                Target.find("team:platform"),
                                Duration.ofHours(4),
                                Duration.ofMinutes(10),
                                List.of(new Target.TeamTarget("identity"))));
    }

    @Test
    void shouldReadEveryEffectOfItsVocabulary() {
        for (EffectName name : EffectName.values()) {
            Map<String, Object> item =
                    name.needsScope() ? Map.of("action", name.word(), "scope", "x") : Map.of("action", name.word());
            assertThat(effects(item)).extracting(EffectSpec::action).containsExactly(name);
        }
    }

    @Test
    void shouldAskForTheScopeOfABlockAndSuggestTheActionThatWasMeant() {
        assertThat(problems(step(Map.of("notify", "owner", "effects", List.of("block-scope", "revok")))))
                .containsExactly(
                        "spec.steps[0].effects[0]: Expected the scope beside block-scope, as {action: block-scope,"
                                + " scope: …}, but it is missing.",
                        "spec.steps[0].effects[1]: Expected one of pause-automation, block-action, block-scope,"
                                + " block-identity, require-intervention, review-before-enable, verify, access-review,"
                                + " revoke, but got 'revok'. Did you mean 'revoke'?");
        Map<String, Object> odd = Map.of("action", "block-action", "scop", "x", "approval", Map.of());
        assertThat(problems(step(Map.of("notify", "owner", "effects", List.of(odd)))))
                .containsExactly(
                        "spec.steps[0].effects[0].scope: Expected the action to block, but it is missing.",
                        "spec.steps[0].effects[0].approval.by: Expected who approves it, but it is missing.",
                        "spec.steps[0].effects[0].scop: Expected a known field, but nothing is called so. Did you mean"
                                + " 'scope'?");
    }

    @Test
    void shouldReadUrgencyClocksLimitAndDispute() {
        Terms terms = policy(Map.of(
                        "urgency",
                        "low",
                        "decideWithin",
                        "PT30M",
                        "reassignmentLimit",
                        5,
                        "dispute",
                        Map.of("tieBreaker", "steward", "within", "PT20M"),
                        "overdue",
                        Map.of(
                                "contain", Map.of("notify", "manager", "effects", "block-identity"),
                                "decide", Map.of("inform", List.of("team:legal")))))
                .terms();

        assertThat(terms.urgency()).isEqualTo(Urgency.LOW);
        assertThat(terms.decideWithin()).contains(Duration.ofMinutes(30));
        assertThat(terms.reassignmentLimit()).isEqualTo(5);
        assertThat(terms.tieBreak()).isEqualTo(new TieBreak(List.of(new Target.Steward()), Duration.ofMinutes(20)));
        assertThat(terms.overdue(SlaClock.CONTAIN))
                .isEqualTo(new Overdue(
                        List.of(new Target.Manager()), List.of(), List.of(EffectSpec.of(EffectName.BLOCK_IDENTITY))));
        assertThat(terms.overdue(SlaClock.DECIDE).notifies()).isEqualTo(Overdue.DEFAULT.notifies());
        assertThat(terms.overdue(SlaClock.DECIDE).informs()).containsExactly(new Target.TeamTarget("legal"));
        assertThat(terms.overdue(SlaClock.RESOLVE)).isEqualTo(Overdue.DEFAULT);
    }

    @Test
    void shouldReadFromWhenOnAlertsAboutOneIssuerAreAStorm() {
        assertThat(policy(Map.of("storm", Map.of("identities", 20, "within", "PT5M")))
                        .terms()
                        .storm())
                .isEqualTo(new StormTerms(20, Duration.ofMinutes(5)));
        assertThat(policy(Map.of("storm", Map.of("identities", 20)))
                        .terms()
                        .storm()
                        .within())
                .isEqualTo(StormTerms.DEFAULT.within());
        assertThat(problems(Map.of("storm", Map.of("identities", 1, "within", "PT0S", "from", 3))))
                .anyMatch(problem -> problem.startsWith("spec.storm.identities: Expected a whole number from 2 to 100"))
                .anyMatch(problem -> problem.startsWith("spec.storm.within: Expected a duration"))
                .anyMatch(problem -> problem.startsWith("spec.storm.from: Expected a known field"))
                .hasSize(3);
    }

    @Test
    void shouldSayNothingOfTermsThatNobodyWrote() {
        assertThat(policy(Map.of()).terms()).isEqualTo(Terms.DEFAULT);
    }

    @Test
    void shouldReadPrioritiesInTheirOrder() {
        Map<String, Object> worst = Map.of(
                "severity",
                "high",
                "criticality",
                List.of("critical"),
                "blastRadius",
                List.of("50+"),
                "credentialState",
                List.of("active"),
                "repeated",
                false,
                "priority",
                "p1");

        List<PriorityRule> rules = policy(Map.of("priorities", List.of(worst, Map.of("priority", "P4"))))
                .terms()
                .priorities();

        assertThat(rules).extracting(PriorityRule::priority).containsExactly("P1", "P4");
        assertThat(rules.getFirst().blastRadius()).containsExactly(BlastRadiusBand.HIGH);
        assertThat(rules.getFirst().credentialState()).containsExactly(CredentialState.ACTIVE);
        assertThat(rules.getFirst().repeated()).contains(false);
        assertThat(rules.getLast().repeated()).isEmpty();
    }

    @Test
    void shouldMatchOnHoursKindAndChangeWindow() {
        PolicyMatch match = policy(Map.of(
                        "match", Map.of("hours", "after-hours", "kind", "find-owner", "changeWindow", "release")))
                .match();

        assertThat(match.hours()).containsExactly(WorkHours.AFTER_HOURS);
        assertThat(match.kind()).containsExactly(CaseKind.FIND_OWNER);
        assertThat(match.changeWindow()).containsExactly("release");
    }

    @Test
    void shouldGiveAStepThatNobodyAcknowledgedAWindowOfItsOwn() {
        EscalationPolicy policy =
                policy(step(OWNER, Map.of("notify", "manager", "when", "not-acknowledged", "within", "P1D")));

        assertThat(policy.conditionSteps()).containsExactly(2);
        assertThat(policy.window(policy.steps().getLast())).contains(Duration.ofDays(1));
    }

    @Test
    void shouldAskForTheWindowOfAStepThatNoClockStandsFor() {
        for (String condition : List.of("not-renewed", "not-revoked")) {
            assertThat(problems(step(OWNER, Map.of("notify", "owner", "when", condition))))
                    .containsExactly("spec.steps[1].within: Expected a window for the step that waits for " + condition
                            + ", but it is missing.");
        }
    }

    @Test
    void shouldUseThePolicysOwnClockForAStepWithoutAWindow() {
        Map<String, Object> fields = new HashMap<>(step(
                Map.of("notify", "owner", "when", "not-contained"),
                Map.of("notify", "owner", "when", "undecided"),
                Map.of("notify", "owner", "when", "not-resolved")));
        assertThat(problems(fields))
                .containsExactly(
                        "spec.steps[0].within: Expected a window for the step that waits for not-contained, but neither"
                                + " it nor containWithin of the policy says one.",
                        "spec.steps[1].within: Expected a window for the step that waits for not-decided, but neither"
                                + " it nor decideWithin of the policy says one.");

        fields.putAll(Map.of("containWithin", "PT1H", "decideWithin", "PT30M"));
        EscalationPolicy policy = policy(fields);
        assertThat(policy.steps().stream().map(policy::window))
                .containsExactly(
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(Duration.ofDays(3)));
    }

    @Test
    void shouldNameAWindowThatCannotBeReadOnce() {
        assertThat(problems(step(Map.of("notify", "owner", "when", "not-renewed", "within", "one hour"))))
                .singleElement()
                .asString()
                .startsWith("spec.steps[0].within: Expected a duration");
    }

    @Test
    void shouldRefuseWhatIsOutOfBounds() {
        assertThat(problems(Map.of(
                        "reassignmentLimit", 21,
                        "priorities", List.of(Map.of("priority", "P9")),
                        "dispute", Map.of("tieBreaker", List.of()),
                        "overdue", Map.of("acknowledge", Map.of()))))
                .anyMatch(problem -> problem.startsWith("spec.reassignmentLimit: Expected a whole number from 1 to 20"))
                .anyMatch(problem -> problem.startsWith("spec.priorities[0].priority: Expected one of P1, P2"))
                .anyMatch(problem -> problem.startsWith("spec.dispute.tieBreaker: Expected at least one"))
                .anyMatch(problem -> problem.startsWith("spec.overdue.acknowledge: Expected a known field"))
                .hasSize(4);
        assertThat(problems(Map.of("reassignmentLimit", 0))).hasSize(1);
    }

    private static List<EffectSpec> effects(Object... effects) {
        return policy(step(Map.of("effects", List.of(effects))))
                .steps()
                .getFirst()
                .effects();
    }

    @SafeVarargs
    private static Map<String, Object> step(Map<String, Object>... steps) {
        return Map.of("steps", List.of(steps));
    }

    private static EscalationPolicy policy(Map<String, Object> fields) {
        Reading reading = read(fields);
        if (reading instanceof Reading.Read read) {
            return (EscalationPolicy) read.spec();
        }
        throw new AssertionError(reading);
    }

    private static List<String> problems(Map<String, Object> fields) {
        if (read(fields) instanceof Reading.Unreadable unreadable) {
            return unreadable.problems().stream().map(Problem::toString).toList();
        }
        return List.of();
    }

    private static Reading read(Map<String, Object> fields) {
        Map<String, Object> spec = new HashMap<>(Map.of("match", Map.of(), "steps", List.of(OWNER)));
        spec.putAll(fields);
        return new RecordReader(UnknownFields.REFUSE)
                .read(Kind.ESCALATION_POLICY, Map.of("metadata", Map.of("name", "any"), "spec", spec));
    }
}
