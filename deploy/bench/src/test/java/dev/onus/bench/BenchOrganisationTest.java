package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.SeverityLevel;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BenchOrganisationTest {
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void shouldRepeatAFindingByAnotherAlert() {
        AlertEvent first = BenchOrganisation.alert(7, 3, SeverityLevel.high, AT);
        AlertEvent again = BenchOrganisation.again(1_000, 7, 3, SeverityLevel.high, AT);

        assertThat(again.getRoutingKey()).isEqualTo(first.getRoutingKey());
        assertThat(again.getSource()).isEqualTo(first.getSource());
        assertThat(again.getDedupKey()).isEqualTo(first.getDedupKey());
        assertThat(again.getAlertId()).isNotEqualTo(first.getAlertId());
        assertThat(again.getReceiptId()).isNotEqualTo(first.getReceiptId());
    }
}
