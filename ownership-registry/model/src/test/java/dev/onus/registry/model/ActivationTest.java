package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Lifecycle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private static final Map<String, Object> RUNBOOK = Map.of("runbook", "https://runbooks.example.org/rotate");

    private final Given given = Given.firstRecords().person("ana").team("payments", "ana");

    @Test
    void shouldBeActiveWithAnOwnerSomebodyReachableAndARunbook() {
        assertThat(lifecycle(Map.of("owner", "payments", "revocation", RUNBOOK)))
                .isEqualTo(Lifecycle.ACTIVE);
    }

    @Test
    void shouldTakeTheOwnerOfItsSystemOrOfARule() {
        given.with(Kind.SYSTEM, "ledger", Map.of("owner", "payments"));
        assertThat(lifecycle(Map.of("system", "ledger", "revocation", RUNBOOK))).isEqualTo(Lifecycle.ACTIVE);

        given.rule("aws", 1, "payments", Map.of("provider", "aws"));
        assertThat(lifecycle(Map.of("revocation", RUNBOOK))).isEqualTo(Lifecycle.ACTIVE);
    }

    @Test
    void shouldStayInOnboardingWhileAnythingIsMissing() {
        given.team("empty");

        assertThat(lifecycle(Map.of("owner", "payments"))).isEqualTo(Lifecycle.ONBOARDING);
        assertThat(missing(Map.of("owner", "payments"))).containsExactly("a runbook (spec.revocation.runbook)");
        assertThat(missing(Map.of("revocation", RUNBOOK))).containsExactly("an owner");
        assertThat(missing(Map.of("owner", "gone", "revocation", RUNBOOK))).containsExactly("an owner that exists");
        assertThat(missing(Map.of("owner", "empty", "revocation", RUNBOOK)))
                .containsExactly("somebody in team empty who can be reached");
        assertThat(missing(Map.of("owner", "payments", "shared", true, "revocation", RUNBOOK)))
                .containsExactly("a steward");
    }

    @Test
    void shouldKeepWhatIsWritten() {
        assertThat(lifecycle(Map.of("lifecycle", "review"))).isEqualTo(Lifecycle.REVIEW);
    }

    private Lifecycle lifecycle(Map<String, Object> spec) {
        return Activation.lifecycle(identity(spec), given.directory());
    }

    private List<String> missing(Map<String, Object> spec) {
        return Activation.missing(identity(spec), given.directory());
    }

    private static Identity identity(Map<String, Object> spec) {
        Map<String, Object> withId = new HashMap<>(spec);
        withId.put("id", Given.KEY.toString());
        return Given.identity(withId);
    }
}
