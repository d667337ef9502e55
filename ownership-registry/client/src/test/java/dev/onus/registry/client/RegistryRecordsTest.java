package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Versioned;
import org.junit.jupiter.api.Test;

class RegistryRecordsTest {
    private static final String POLICY = "EscalationPolicy";
    private DirectorySnapshot directory = DirectorySnapshot.empty();

    @Test
    void shouldPutTheNewestVersionInForceAndKeepTheOthersOfPolicies() {
        apply("EscalationPolicy/p/1", Records.policy("p", 1, 10));
        apply("EscalationPolicy/p/2", Records.policy("p", 2, 20));
        assertThat(directory.escalationPolicies()).isEmpty();

        apply("EscalationPolicy/p", Records.policy("p", 2, 20));

        assertThat(directory.escalationPolicies())
                .extracting(Versioned::version)
                .containsExactly(2L);
        assertThat(directory.escalationPolicy("p", 1).orElseThrow().spec().priority())
                .isEqualTo(10);
    }

    @Test
    void shouldNotPutAnOlderVersionInForceThatWasCompactedToComeLater() {
        apply("EscalationPolicy/p", Records.policy("p", 2, 20));
        apply("EscalationPolicy/p/1", Records.policy("p", 1, 10));

        assertThat(directory.escalationPolicies())
                .extracting(Versioned::version)
                .containsExactly(2L);
    }

    @Test
    void shouldTakeOutOfForceWhatWasDeleted() {
        apply("EscalationPolicy/p/1", Records.policy("p", 1, 10));
        apply("EscalationPolicy/p", Records.policy("p", 1, 10));
        apply("Team/t", Records.record("Team", "t", 1, Records.document("Team", "t", "{}")));

        apply("EscalationPolicy/p/2", Records.record(POLICY, "p", 2, null));
        apply("EscalationPolicy/p", null);
        apply("Team/t", Records.record("Team", "t", 2, null));

        assertThat(directory.escalationPolicies()).isEmpty();
        assertThat(directory.team("t")).isEmpty();
        assertThat(directory.escalationPolicy("p", 1)).isPresent();
    }

    @Test
    void shouldPassOverKindsAndFieldsOfANewerVersion() {
        apply("Playbook/x", Records.record("Playbook", "x", 1, "{}"));
        apply("Team/t", Records.record("Team", "t", 1, Records.document("Team", "t", "{\"motto\":\"on it\"}")));

        assertThat(directory.team("t")).isPresent();
    }

    @Test
    void shouldLeaveInForceWhatWasWhenADocumentCannotBeRead() {
        apply("Team/t", Records.record("Team", "t", 1, Records.document("Team", "t", "{}")));
        apply("Team/t", Records.record("Team", "t", 2, Records.document("Team", "t", "[]")));
        apply("Team/t", Records.record("Team", "t", 3, "not json"));

        assertThat(directory.find(Kind.TEAM, "t").orElseThrow().version()).isEqualTo(1);
    }

    private void apply(String key, dev.onus.contracts.@org.jspecify.annotations.Nullable RegistryRecord record) {
        directory = RegistryRecords.apply(directory, key, record);
    }
}
