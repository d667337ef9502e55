package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The topic table of the interface contract, as people outside have read it. */
class TopicsTest {
    @Test
    void shouldBeThoseOfTheContract() {
        String table = Topics.all().stream()
                .map(topic -> "%s | %s | %s | %s"
                        .formatted(
                                topic.name(),
                                topic.keyMeaning(),
                                topic.valueType().getSimpleName(),
                                topic.partitioning()))
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo("""
                siem.alerts | - | byte[] | SPREAD
                onus.alerts | routing key (identity id) | AlertEvent | ROUTED
                onus.alerts.dead-letter | as received | byte[] | SPREAD
                onus.registry.log | - | RegistryProposal | SINGLE
                onus.ownership | identity id or alias | Ownership | ROUTED
                onus.registry | kind/name, kind/name/version | RegistryRecord | SINGLE
                onus.responses | routing key (identity id) | Response | ROUTED
                onus.deliveries | routing key (identity id) | Delivery | ROUTED
                onus.families | routing key (identity id) | FamilyMessage | ROUTED
                onus.escalations | routing key (identity id) | EscalationEvent | ROUTED
                onus.effects | routing key (identity id) | EffectEvent | ROUTED
                onus.cases | case id | CaseState | SPREAD
                onus.receipts | receipt id | Receipt | SPREAD
                onus.pages | routing key/page/destination | PageLedger | ROUTED
                onus.audit | stream name | AuditRecord | SINGLE""");
    }

    @Test
    void shouldBeCompactedWhereOnlyTheNewestCounts() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.retention() == Retention.NEWEST_PER_KEY)
                .containsExactly(Topics.OWNERSHIP, Topics.REGISTRY, Topics.CASES, Topics.PAGES);
    }

    @Test
    void shouldBeTimedByTheBrokerWhereTheStreamReads() {
        assertThat(Topics.all())
                .filteredOn(Topic::isStampedByBroker)
                .containsExactly(Topics.ALERTS, Topics.OWNERSHIP, Topics.REGISTRY, Topics.RESPONSES, Topics.DELIVERIES);
    }

    @Test
    void shouldHaveOneWriterUnlessTheContractNamesTwo() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.writers().size() != 1)
                .containsExactly(Topics.DEAD_LETTERS, Topics.RECEIPTS);
    }

    @Test
    void shouldHaveANameOfItsOwnAndARecordOrBytes() {
        assertThat(new HashSet<>(Topics.all().stream().map(Topic::name).toList()))
                .hasSameSizeAs(Topics.all());
        assertThat(Topics.all())
                .allMatch(topic -> !topic.isAvro() || SpecificRecord.class.isAssignableFrom(topic.valueType()));
    }
}
