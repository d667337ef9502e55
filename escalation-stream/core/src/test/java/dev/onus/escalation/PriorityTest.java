package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriorityTest {
    @Test
    void shouldCountWhatIsUnknownAsBad() {
        Case unknown = Scene.usual().open(Severity.HIGH).current();

        Priority bounded = Priority.of(
                unknown,
                Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.LOW)),
                List.of());

        assertThat(Priority.of(unknown, Optional.empty(), List.of()).level()).isLessThan(bounded.level());
        assertThat(Priority.of(unknown, Optional.empty(), List.of()).reason())
                .contains("criticality unknown")
                .contains("blast radius wide or unknown");
    }

    @Test
    void shouldPutACriticalAlertOnACriticalIdentityFirst() {
        Case worst = Scene.usual().open(Severity.CRITICAL).current();

        assertThat(Priority.of(
                                worst,
                                Optional.of(
                                        Organisation.identity(Scene.KEY, "payments", "secops", Criticality.CRITICAL)),
                                List.of())
                        .level())
                .isEqualTo("P1");
    }

    @Test
    void shouldPutAnInformationalAlertOnABoundedIdentityLast() {
        Case least = Scene.usual().open(Severity.INFORMATIONAL).current();

        assertThat(Priority.of(
                                least,
                                Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.LOW)),
                                List.of())
                        .level())
                .isEqualTo("P5");
    }
}
