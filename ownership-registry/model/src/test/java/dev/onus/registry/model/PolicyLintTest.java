package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyLintTest extends LintOrganisation {
    @Test
    void shouldFindNothingInTheFirstRecords() {
        assertThat(PolicyLint.check(Given.firstRecords().directory(), NOW)).isEmpty();
    }

    @Test
    void shouldFindNothingInPoliciesThatWork() {
        clean();

        assertThat(lint()).isEmpty();
    }

    @Test
    void shouldFindStepsThatTakeLongerThanTheirClock() {
        clean("steps", List.of(step("owner", "PT20M", 2), step("manager", "PT1M", 0)), "containWithin", "PT1H");
        assertThat(at("spec.steps"))
                .containsExactly("The windows of the steps with their repeats make PT1H1M, which is longer than"
                        + " containWithin (PT1H): the clock runs out before the fallback is asked.");
        clean("steps", List.of(step("owner", "PT20M", 2)), "containWithin", "PT1H");
        assertThat(lint()).isEmpty();

        clean("steps", List.of(step("owner", "P1D", 3)));
        assertThat(at("spec.steps")).singleElement().asString().contains("resolveWithin (PT72H)");
    }

    @Test
    void shouldFindAStepOnAConditionThatWaitsPastTheEnd() {
        Map<String, Object> late = Map.of("notify", "manager", "when", "not-revoked", "within", "PT25H");
        clean("steps", List.of(step("owner"), late), "resolveWithin", "PT24H");

        assertThat(at("spec.steps[1].within"))
                .containsExactly("The step waits PT25H, which is longer than resolveWithin (PT24H).");
    }

    @Test
    void shouldFindClocksThatDoNotFitIntoEachOther() {
        clean(
                "acknowledgementExpiresAfter", "PT2H",
                "containWithin", "PT1H",
                "decideWithin", "P2D",
                "resolveWithin", "P1D");

        assertThat(at("spec.acknowledgementExpiresAfter"))
                .containsExactly("An acknowledgement lasts PT2H, which is longer than containWithin (PT1H): it may lead"
                        + " nowhere and nobody asks in time.");
        assertThat(at("spec.decideWithin")).hasSize(1);
        assertThat(at("spec.containWithin")).isEmpty();
    }

    @Test
    void shouldFindASelectorThatNothingRegisteredHas() {
        identity("key", Map.of("id", "aws:access-key:1", "owner", "payments", "environment", "production"));
        clean();
        given.policy("odd", 9, Map.of("type", "acess-key", "environment", "prod", "severity", "high"));

        assertThat(at("spec.match.type"))
                .containsExactly("Nothing registered has the type acess-key, so the policy can match only what nobody"
                        + " has registered. Did you mean 'access-key'?");
        assertThat(at("spec.match.environment")).singleElement().asString().contains("environment prod,");
        given.policy("odd", 9, Map.of("type", List.of("role", "access-key"), "severity", "high"));
        assertThat(lint()).isEmpty();
    }

    @Test
    void shouldFindAPolicyForAChangeWindowThatIsOver() {
        clean();
        given.with(Kind.CHANGE_WINDOW, "past", Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-01-02T00:00:00Z"))
                .policy("release", 9, Map.of("changeWindow", "past", "severity", "high"));

        assertThat(at("spec.match.changeWindow"))
                .containsExactly("None of the change windows opens again (past), so the policy never matches.");
    }

    @Test
    void shouldFindAPolicyInTheShadowOfAWiderOne() {
        clean();
        given.policy("wide", 20, Map.of("severity", List.of("high", "critical")))
                .policy("narrow", 10, Map.of("severity", "high", "environment", "production"))
                .policy("beside", 10, Map.of("severity", List.of("high", "low")));

        assertThat(at("spec.match"))
                .containsExactly("The policy never applies: wide goes before it (priority 20 to 10) and matches all"
                        + " that it matches.");
    }

    @Test
    void shouldNotTakeAPolicyForAlertsForTheShadowOfOneThatLooksForOwners() {
        clean();
        given.policy("owners", -5, Map.of("kind", "find-owner"));
        assertThat(lint()).isEmpty();

        given.policy("owners-in-production", -6, Map.of("kind", "find-owner", "environment", "production"));
        assertThat(lint()).singleElement().asString().contains("owners goes before it");
    }

    @Test
    void shouldListWhatOnlyTheCatchAllAnswersInOneFinding() {
        given.policy("severe", 2, Map.of("severity", List.of("high", "critical")))
                .policy("wide", 1, Map.of("blastRadius", "50+", "criticality", List.of("high", "critical")));

        assertThat(lint())
                .containsExactly("EscalationPolicy/catch-all spec.match: Only the catch-all answers severity unknown,"
                        + " informational, low, medium x criticality unknown, low, medium x any blast radius; severity"
                        + " unknown, informational, low, medium x criticality high, critical x blast radius 0-4,"
                        + " 5-49.");
    }

    @Test
    void shouldFindAStaticPagingTree() {
        given.policy("everything", 1, Map.of()).policy("leaks", 2, Map.of("alertClass", "leaked-credential"));

        assertThat(lint())
                .containsExactly("EscalationPolicy/leaks spec.match: No policy depends on severity, criticality or"
                        + " blast radius, so an alert of any weight is escalated alike.");
    }

    @Test
    void shouldFindThatThereIsOnlyTheCatchAllOnceSomethingIsOwned() {
        assertThat(lint()).singleElement().asString().startsWith("EscalationPolicy/catch-all spec.match: No policy");
    }

    @Test
    void shouldStayWithinItsBoundsForManyPolicies() {
        for (int index = 0; index < 1_500; index++) {
            given.with(
                    Kind.ESCALATION_POLICY,
                    "p" + index,
                    Map.of(
                            "match", Map.of("environment", "e" + index),
                            "steps", List.of(step("owner"), step("backup")),
                            "fallback", Map.of("notify", "owner")));
        }
        IntStream.range(0, 500)
                .forEach(index -> identity("i" + index, Map.of("id", "aws:role:" + index, "owner", "payments")));

        assertThat(lint()).hasSize(PolicyLint.MAX_FINDINGS);
    }
}
