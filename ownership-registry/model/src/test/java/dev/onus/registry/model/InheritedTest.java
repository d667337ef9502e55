package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Criticality;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritedTest {
    private final Given given = Given.firstRecords()
            .with(Kind.SYSTEM, "ledger", Map.of("criticality", "high", "environment", "production"))
            .with(
                    Kind.SYSTEM,
                    "reports",
                    Map.of("criticality", "low", "environment", "staging", "businessProcess", "reporting"));

    @Test
    void shouldTakeOverWhatItsSystemsSay() {
        Identity identity = inherit(Map.of("systems", List.of("reports", "ledger", "unknown")));

        assertThat(identity.criticality()).isEqualTo(Criticality.HIGH);
        assertThat(identity.environment()).contains("staging");
        assertThat(identity.businessProcess()).contains("reporting");
    }

    @Test
    void shouldKeepWhatItsOwnRecordSays() {
        Identity identity = inherit(Map.of("system", "ledger", "criticality", "low", "environment", "test"));

        assertThat(identity.criticality()).isEqualTo(Criticality.LOW);
        assertThat(identity.environment()).contains("test");
    }

    @Test
    void shouldStayAsItIsWithoutASystem() {
        assertThat(inherit(Map.of()).criticality()).isEqualTo(Criticality.UNKNOWN);
    }

    private Identity inherit(Map<String, Object> spec) {
        Map<String, Object> withId = new java.util.HashMap<>(spec);
        withId.put("id", Given.KEY.toString());
        return Inherited.from(Given.identity(withId), given.directory());
    }
}
