package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.Ownership;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.Partner;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
                             "rotationDue": "2026-12-01T00:00:00Z", "lastUsedAt": "2026-11-01T00:00:00Z",
                             "issuedAt": "2026-01-01T00:00:00Z", "observedAt": "2026-11-02T00:00:00Z"},
              "limits": {"dormantAfter": "P45D", "maxAge": "P90D", "warnBeforeExpiry": "PT36H"},
              "partner": {"name": "acme", "unusedFor": "P20D", "reviewer": "team:vendor-risk"},
              "lifecycle": "active", "stopAuthority": "team:payments", "tenant": "acme"}}
            """;

    private static final String BARE = "{\"metadata\":{\"name\":\"k\"},\"spec\":{\"id\":\"a:b:c\"}}";

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
        assertThat(identity.credential().issuedAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(identity.credential().observedAt()).contains(Instant.parse("2026-11-02T00:00:00Z"));
    }

    @Test
    void shouldCarryLimitsAndPartnerInSeconds() {
        Ownership row = OwnershipMapping.toOwnership("deploy-key", 3, 17, RegistryJson.parse(FULL));
        Identity identity = OwnershipMapping.toIdentity(row);

        assertThat(row.getDormantAfterSeconds()).isEqualTo(45L * 86_400);
        assertThat(row.getPartnerUnusedForSeconds()).isEqualTo(20L * 86_400);
        assertThat(row.getPartnerReviewer()).isEqualTo("team:vendor-risk");
        assertThat(identity.limits())
                .isEqualTo(new LifecycleLimits(
                        Duration.ofDays(45), Optional.of(Duration.ofDays(90)), Duration.ofHours(36)));
        assertThat(identity.partner())
                .contains(new Partner(Optional.of("acme"), Duration.ofDays(20), Target.find("team:vendor-risk")));
    }

    @Test
    void shouldKnowAPartnerByItsNameOrItsWindowAlone() {
        Ownership.Builder row = Ownership.newBuilder(OwnershipMapping.toOwnership("k", 1, 0, RegistryJson.parse(BARE)));

        assertThat(OwnershipMapping.toIdentity(row.setPartner("acme").build()).partner())
                .contains(new Partner(Optional.of("acme"), Partner.DEFAULT_UNUSED_FOR, Optional.empty()));
        row.clearPartner();
        assertThat(OwnershipMapping.toIdentity(
                                row.setPartnerUnusedForSeconds(60L).build())
                        .partner())
                .contains(new Partner(Optional.empty(), Duration.ofMinutes(1), Optional.empty()));
    }

    @Test
    void shouldNeverRoundALimitDownToNothing() {
        String document = BARE.replace("\"a:b:c\"", "\"a:b:c\", \"limits\": {\"maxAge\": \"PT0.2S\"}");

        assertThat(OwnershipMapping.toOwnership("k", 1, 0, RegistryJson.parse(document))
                        .getMaxAgeSeconds())
                .isEqualTo(1);
    }

    @Test
    void shouldLeaveOutWhatNobodyWrote() {
        Map<String, Object> document = RegistryJson.parse(BARE);

        Ownership row = OwnershipMapping.toOwnership("k", 1, 0, document);
        Identity identity = OwnershipMapping.toIdentity(row);

        assertThat(identity.owner()).isEmpty();
        assertThat(identity.blastRadius()).isEmpty();
        assertThat(identity.revocation()).isEmpty();
        assertThat(identity.limits()).isSameAs(LifecycleLimits.DEFAULT);
        assertThat(identity.partner()).isEmpty();
        assertThat(row.getDormantAfterSeconds()).isNull();
        assertThat(identity.lifecycle()).contains(Lifecycle.ONBOARDING);
    }

    @Test
    void shouldRefuseADocumentThatIsNoIdentity() {
        assertThatThrownBy(() -> OwnershipMapping.toOwnership("k", 1, 0, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Identity/k");
    }
}
