package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarningsTest {
    @Test
    void shouldNameEachFieldOnWhichNothingActsYet() {
        Map<String, Object> identity =
                Map.of("spec", Map.of("tenant", "acme", "lifecycle", "suspended", "stopAuthority", "owner"));

        assertThat(Warnings.of(Kind.IDENTITY, identity))
                .extracting(Problem::path)
                .containsExactly("spec.lifecycle", "spec.stopAuthority", "spec.tenant");
        assertThat(Warnings.of(Kind.IDENTITY, Map.of("spec", Map.of("lifecycle", "review"))))
                .isEmpty();
    }

    @Test
    void shouldSayNothingOfFieldsThatAct() {
        Map<String, Object> step = Map.of("notify", "owner", "when", "not-renewed", "within", "PT1H");
        Map<String, Object> policy =
                Map.of("spec", Map.of("match", Map.of("changeWindow", List.of("freeze")), "steps", List.of(step)));
        Map<String, Object> credential = Map.of(
                "expiresAt", "2027-01-01T00:00:00Z",
                "rotationDue", "2027-01-01T00:00:00Z",
                "lastUsedAt", "2026-01-01T00:00:00Z");

        assertThat(Warnings.of(Kind.ESCALATION_POLICY, policy)).isEmpty();
        assertThat(Warnings.of(Kind.IDENTITY, Map.of("spec", Map.of("credential", credential))))
                .isEmpty();
    }

    @Test
    void shouldSayNothingOfValuesThatChangeNothing() {
        assertThat(Warnings.of(Kind.IDENTITY, identity("active"))).isEmpty();
        assertThat(Warnings.of(Kind.IDENTITY, identity("suspended"))).hasSize(1);
    }

    @Test
    void shouldSurviveDocumentsOfAnotherShape() {
        assertThat(Warnings.of(Kind.ESCALATION_POLICY, Map.of("spec", List.of())))
                .isEmpty();
        assertThat(Warnings.of(Kind.ESCALATION_POLICY, Map.of("spec", Map.of("steps", "none"))))
                .isEmpty();
    }

    private static Map<String, Object> identity(String lifecycle) {
        return Map.of("spec", Map.of("lifecycle", lifecycle));
    }
}
