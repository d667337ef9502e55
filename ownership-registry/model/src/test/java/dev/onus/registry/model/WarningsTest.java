package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarningsTest {
    @Test
    void shouldNameEachFieldOnWhichNothingActsYet() {
        Map<String, Object> policy = Map.of(
                "spec",
                Map.of(
                        "match",
                        Map.of("changeWindow", List.of("freeze")),
                        "steps",
                        List.of(
                                Map.of("notify", "owner"),
                                Map.of("notify", "owner", "when", "not-renewed", "within", "PT1H"))));

        assertThat(Warnings.of(Kind.ESCALATION_POLICY, policy))
                .extracting(Problem::path)
                .containsExactly("spec.match.changeWindow", "spec.steps[1].when", "spec.steps[1].within");
    }

    @Test
    void shouldSayNothingOfValuesThatChangeNothing() {
        assertThat(Warnings.of(Kind.SOURCE, source("token"))).isEmpty();
        assertThat(Warnings.of(Kind.SOURCE, source("hmac-slack"))).hasSize(1);
    }

    @Test
    void shouldSurviveDocumentsOfAnotherShape() {
        assertThat(Warnings.of(Kind.ESCALATION_POLICY, Map.of("spec", List.of())))
                .isEmpty();
        assertThat(Warnings.of(Kind.ESCALATION_POLICY, Map.of("spec", Map.of("steps", "none"))))
                .isEmpty();
    }

    private static Map<String, Object> source(String scheme) {
        return Map.of("spec", Map.of("verify", Map.of("scheme", scheme)));
    }
}
