package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.Partner;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Lifecycle;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleFindingsTest {
    private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant USED = ISSUED.plus(Duration.ofDays(10));
    private static final Instant ROTATION = ISSUED.plus(Duration.ofDays(60));
    private static final Instant EXPIRY = ISSUED.plus(Duration.ofDays(180));
    private static final LifecycleLimits LIMITS =
            new LifecycleLimits(Duration.ofDays(30), Optional.of(Duration.ofDays(90)), Duration.ofDays(14));
    private static final Credential EVERY_DATE = new Credential(
            CredentialState.ACTIVE,
            Optional.of(EXPIRY),
            Optional.of(ROTATION),
            Optional.of(USED),
            Optional.of(ISSUED),
            Optional.empty());

    @Test
    void shouldFindWhatTheDatesOfARecordLeadToInTheOrderOfTheirTimes() {
        List<LifecycleFinding> findings = LifecycleFindings.of(identity(EVERY_DATE));

        assertThat(findings)
                .extracting(finding -> finding.rule().word(), LifecycleFinding::dueAt, LifecycleFinding::alertClass)
                .containsExactly(
                        tuple("dormant", USED.plus(Duration.ofDays(30)), AlertClass.POLICY_VIOLATION),
                        tuple("rotation-overdue", ROTATION, AlertClass.ROTATION_FAILED),
                        tuple("older-than-allowed", ISSUED.plus(Duration.ofDays(90)), AlertClass.POLICY_VIOLATION),
                        tuple("expiry-near", EXPIRY.minus(Duration.ofDays(14)), AlertClass.CREDENTIAL_EXPIRING));
        assertThat(findings).extracting(LifecycleFinding::kind).containsOnly(CaseKind.ALERT);
    }

    @Test
    void shouldFireAtItsTimeAndNotBefore() {
        Identity identity = identity(EVERY_DATE);
        Instant dormant = USED.plus(Duration.ofDays(30));

        assertThat(LifecycleFindings.due(identity, dormant.minusMillis(1))).isEmpty();
        assertThat(LifecycleFindings.due(identity, dormant)).hasSize(1);
        assertThat(LifecycleFindings.nextDue(identity, dormant.minusMillis(1))).contains(dormant);
        assertThat(LifecycleFindings.nextDue(identity, dormant)).contains(ROTATION);
        assertThat(LifecycleFindings.nextDue(identity, EXPIRY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Lifecycle.class,
            names = {"ONBOARDING", "SUSPENDED", "REVOKED", "REVIEW"})
    void shouldFindNothingInAnIdentityThatIsNotInUse(Lifecycle lifecycle) {
        Identity identity =
                Organisation.with(identity(EVERY_DATE), EVERY_DATE, Optional.of(lifecycle), LIMITS, Optional.empty());

        assertThat(LifecycleFindings.of(identity)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Lifecycle.class,
            names = {"ACTIVE", "INACTIVE"})
    void shouldFindAllOfItInOneThatIs(Lifecycle lifecycle) {
        Identity identity =
                Organisation.with(identity(EVERY_DATE), EVERY_DATE, Optional.of(lifecycle), LIMITS, Optional.empty());

        assertThat(LifecycleFindings.of(identity)).hasSize(4);
    }

    @Test
    void shouldNotCallACredentialOverdueThatIsKnownToBeInactive() {
        assertThat(LifecycleFindings.of(identity(with(CredentialState.INACTIVE))))
                .extracting(LifecycleFinding::rule)
                .containsExactly(LifecycleRule.DORMANT);
        assertThat(LifecycleFindings.of(identity(with(CredentialState.UNKNOWN))))
                .hasSize(4);
    }

    @Test
    void shouldCountFromTheIssueWhenNoUseWasSeenAndClaimNothingWithoutBoth() {
        Credential unused = new Credential(
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ISSUED),
                Optional.empty());

        LifecycleFinding dormant = LifecycleFindings.of(identity(unused)).getFirst();
        assertThat(dormant.rule()).isEqualTo(LifecycleRule.DORMANT);
        assertThat(dormant.dueAt()).isEqualTo(ISSUED.plus(Duration.ofDays(30)));
        assertThat(dormant.title()).contains("never seen in use since it was issued");
        assertThat(LifecycleFindings.of(identity(Credential.UNKNOWN))).isEmpty();
    }

    @Test
    void shouldOpenAReviewForAPartnerInsteadOfCallingItDormant() {
        Identity partner = Organisation.with(
                identity(EVERY_DATE),
                EVERY_DATE,
                Optional.empty(),
                LIMITS,
                Optional.of(new Partner(Optional.of("acme"), Duration.ofDays(20), Optional.empty())));

        LifecycleFinding finding = LifecycleFindings.of(partner).getFirst();

        assertThat(finding.rule().word()).isEqualTo("inactive-partner");
        assertThat(finding.kind()).isEqualTo(CaseKind.REVIEW);
        assertThat(finding.alertClass()).isEqualTo(AlertClass.INACTIVE_PARTNER);
        assertThat(finding.dueAt()).isEqualTo(USED.plus(Duration.ofDays(20)));
        assertThat(finding.title()).startsWith("Partner acme has left").contains("unused beyond 20 days");
        assertThat(LifecycleFindings.of(partner))
                .extracting(LifecycleFinding::rule)
                .doesNotContain(LifecycleRule.DORMANT);
    }

    @Test
    void shouldOpenOneCaseForOneDateAndAnotherForTheNext() {
        Identity identity = identity(EVERY_DATE);
        Alert first = alert(identity, LifecycleRule.EXPIRY_NEAR);
        Credential renewed = new Credential(
                CredentialState.ACTIVE,
                Optional.of(EXPIRY.plus(Duration.ofDays(90))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Alert next = alert(identity(renewed), LifecycleRule.EXPIRY_NEAR);

        assertThat(alert(identity(EVERY_DATE), LifecycleRule.EXPIRY_NEAR)).isEqualTo(first);
        assertThat(first.dedupKey()).isEqualTo("expiry-near:2026-06-30T00:00:00Z");
        assertThat(next.foldKey()).isNotEqualTo(first.foldKey());
        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(next.caseId()).isNotEqualTo(first.caseId());
        assertThat(alert(identity, LifecycleRule.ROTATION_OVERDUE).id()).isNotEqualTo(first.id());
    }

    @Test
    void shouldComeFromOnusAndLeaveTheWordAboutTheCredentialToTheRecord() {
        Alert alert = alert(identity(EVERY_DATE), LifecycleRule.ROTATION_OVERDUE);

        assertThat(alert.source()).isEqualTo("onus");
        assertThat(alert.rule()).contains("rotation-overdue");
        assertThat(alert.credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(alert.occurredAt()).contains(ROTATION);
        assertThat(alert.identityId()).contains(Scene.KEY);
        assertThat(alert.routingKey().value()).isEqualTo(Scene.KEY);
        assertThat(alert.test()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Criticality.class)
    void shouldBeOneLevelLessSevereThanTheIdentityIsCritical(Criticality criticality) {
        Identity identity =
                Organisation.with(Organisation.identity(Scene.KEY, "payments", "secops", criticality), EVERY_DATE);
        Severity expected = switch (criticality) {
            case CRITICAL -> Severity.HIGH;
            case HIGH, UNKNOWN -> Severity.MEDIUM;
            case MEDIUM, LOW -> Severity.LOW;
        };

        assertThat(LifecycleFindings.of(identity))
                .extracting(LifecycleFinding::severity)
                .containsOnly(expected);
    }

    private static Alert alert(Identity identity, LifecycleRule rule) {
        return LifecycleFindings.of(identity).stream()
                .filter(finding -> finding.rule() == rule)
                .map(finding -> LifecycleFindings.alert(identity, finding))
                .findFirst()
                .orElseThrow();
    }

    private static Credential with(CredentialState state) {
        return new Credential(
                state,
                EVERY_DATE.expiresAt(),
                EVERY_DATE.rotationDue(),
                EVERY_DATE.lastUsedAt(),
                EVERY_DATE.issuedAt(),
                EVERY_DATE.observedAt());
    }

    private static Identity identity(Credential credential) {
        return Organisation.with(
                Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH),
                credential,
                Optional.empty(),
                LIMITS,
                Optional.empty());
    }
}
