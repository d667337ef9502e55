package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriedPoliciesTest {
    @Test
    void shouldStandInForThePolicyOfTheSameNameAndBesideTheOthers() {
        Map<String, Object> changed =
                Organisation.document(Organisation.POLICY.replace("[owner]", "[\"person:sim-mo\"]"));
        Map<String, Object> added =
                Organisation.document(Organisation.POLICY.replace("simulated-production", "another"));

        TriedPolicies tried = TriedPolicies.on(Organisation.usual(), List.of(changed, added));

        assertThat(tried.policies())
                .extracting(policy -> policy.name() + " " + policy.version())
                .containsExactly("simulated-production 2", "another 1");
        assertThat(tried.world().snapshot().directory().escalationPolicies())
                .extracting(policy -> policy.name() + " " + policy.version())
                .containsExactly("another 1", "simulated-production 2");
    }

    @Test
    void shouldRefuseWhatAnApplyWouldRefuseAndSayWhere() {
        Map<String, Object> misspelt =
                Organisation.document(Organisation.POLICY.replace("notify: [owner]", "notfy: [owner]"));
        Map<String, Object> dangling =
                Organisation.document(Organisation.POLICY.replace("team:sim-secops", "team:nobody"));

        MistakenQuestionException mistaken = catchThrowableOfType(
                MistakenQuestionException.class,
                () -> TriedPolicies.on(Organisation.usual(), List.of(misspelt, dangling)));

        assertThat(mistaken.mistakes())
                .extracting(Mistake::path)
                .contains("policies[0].spec.steps[0].notfy", "policies[1].spec.fallback.notify[0]");
    }

    @Test
    void shouldRefuseTheSamePolicyTwice() {
        Map<String, Object> once = Organisation.document(Organisation.POLICY);

        MistakenQuestionException mistaken = catchThrowableOfType(
                MistakenQuestionException.class, () -> TriedPolicies.on(Organisation.usual(), List.of(once, once)));

        assertThat(mistaken.mistakes()).extracting(Mistake::path).contains("policies[1].metadata.name");
    }
}
