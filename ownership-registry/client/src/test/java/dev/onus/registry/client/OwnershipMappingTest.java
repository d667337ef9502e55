package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.Ownership;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.Lifecycle;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnershipMappingTest {
    private static final String FULL = """
            {"kind": "Identity", "metadata": {"name": "deploy-key", "labels": {"tier": "1"}}, "spec": {
              "id": "aws:access-key:AKIAIOSFODNN7EXAMPLE",
              "aliases": ["aws:user:arn:aws:iam::123456789012:user/deploy"],
              "environment": "production", "system": "payments", "systems": ["payments", "ledger"],
              "owner": "payments", "steward": "platform", "backup": "secops", "shared": true,
              "criticality": "high", "blastRadius": 40, "businessProcess": "card settlement",
              "dependents": ["settlement-api"],
              "revocation": {"method": "rotate-key", "runbook": "https://runbooks.example.org/rotate"},
              "credential": {"state": "active", "expiresAt": "2027-01-01T00:00:00Z",
                             "rotationDue": "2026-12-01T00:00:00Z", "lastUsedAt": "2026-11-01T00:00:00Z"},
              "lifecycle": "active", "stopAuthority": "team:payments", "tenant": "acme"}}
            """;

    @Test
    void shouldComeBackFromTheRowAsItWas() {
        Ownership row = OwnershipMapping.toOwnership("deploy-key", 3, 17, RegistryJson.parse(FULL));
        Identity identity = OwnershipMapping.toIdentity(row);

        assertThat(OwnershipMapping.toOwnership("deploy-key", 3, 17, identity, Map.of("tier", "1")))
                .isEqualTo(row);
        assertThat(row.getPosition()).isEqualTo(17);
        assertThat(row.getLabels()).containsEntry("tier", "1");
        assertThat(identity.lifecycle()).contains(Lifecycle.ACTIVE);
        assertThat(identity.blastRadius()).hasValue(40);
        assertThat(identity.stopAuthority().orElseThrow().text()).isEqualTo("team:payments");
        assertThat(OwnershipMapping.toVersioned(row).version()).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutWhatNobodyWrote() {
        Map<String, Object> document =
                RegistryJson.parse("{\"metadata\":{\"name\":\"k\"},\"spec\":{\"id\":\"a:b:c\"}}");

        Ownership row = OwnershipMapping.toOwnership("k", 1, 0, document);
        Identity identity = OwnershipMapping.toIdentity(row);

        assertThat(identity.owner()).isEmpty();
        assertThat(identity.blastRadius()).isEmpty();
        assertThat(identity.revocation()).isEmpty();
        assertThat(identity.lifecycle()).contains(Lifecycle.ONBOARDING);
    }

    @Test
    void shouldRefuseADocumentThatIsNoIdentity() {
        assertThatThrownBy(() -> OwnershipMapping.toOwnership("k", 1, 0, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Identity/k");
    }
}
