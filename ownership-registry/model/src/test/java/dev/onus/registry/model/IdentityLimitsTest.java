package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityLimitsTest {
    @Test
    void shouldReadLimitsInDays() {
        Identity identity = identity(Map.of("limits", Map.of("dormantAfter", "P45D", "maxAge", "P730D")));

        assertThat(identity.limits())
                .isEqualTo(new LifecycleLimits(
                        Duration.ofDays(45), Optional.of(Duration.ofDays(730)), Duration.ofDays(14)));
        assertThat(identity(Map.of()).limits()).isSameAs(LifecycleLimits.DEFAULT);
    }

    @Test
    void shouldReadThePartnerThatUsesIt() {
        assertThat(identity(Map.of("partner", Map.of("name", "acme", "reviewer", "team:vendor-risk")))
                        .partner())
                .contains(new Partner(Optional.of("acme"), Duration.ofDays(30), Target.find("team:vendor-risk")));
        assertThat(identity(Map.of("partner", Map.of("unusedFor", "P7D"))).partner())
                .contains(new Partner(Optional.empty(), Duration.ofDays(7), Optional.empty()));
        assertThat(identity(Map.of()).partner()).isEmpty();
    }

    @Test
    void shouldReadWhenTheCredentialWasIssuedAndSeen() {
        Credential credential = identity(Map.of(
                        "credential",
                        Map.of(
                                "state", "inactive",
                                "issuedAt", "2026-01-01T00:00:00Z",
                                "observedAt", "2026-11-20T08:00:00+01:00")))
                .credential();

        assertThat(credential.issuedAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(credential.observedAt()).contains(Instant.parse("2026-11-20T07:00:00Z"));
    }

    @Test
    void shouldNameLimitsThatCannotBeRead() {
        Map<String, Object> spec = Map.of(
                "id",
                Given.KEY.toString(),
                "limits",
                Map.of("maxAge", "90 days", "dormantFor", "P30D"),
                "partner",
                Map.of("unusedFor", "PT0S"));

        Reading reading = new RecordReader(UnknownFields.REFUSE)
                .read(Kind.IDENTITY, Map.of("metadata", Map.of("name", "any"), "spec", spec));

        assertThat(reading.toString())
                .contains("spec.limits.maxAge: Expected a duration in ISO 8601")
                .contains("at most 3660 days, for example P30D, but got '90 days'")
                .contains("Did you mean 'dormantAfter'?")
                .contains("spec.partner.unusedFor");
    }

    @Test
    void shouldRefuseAReviewerWhoDoesNotExistAndWarnOfARoleThatNobodyFills() {
        Given given = Given.firstRecords();

        assertThat(findings(given, "team:vendor-risk"))
                .contains("Identity/key spec.partner.reviewer: Expected a Team that exists, but got 'vendor-risk'.");
        assertThat(findings(given, "role:vendor-risk"))
                .anyMatch(finding -> finding.startsWith("Identity/key spec.partner.reviewer: Nobody fills the role"));
    }

    private static List<String> findings(Given given, String reviewer) {
        IdentityBook book =
                IdentityBook.empty().with("key", 1, identity(Map.of("partner", Map.of("reviewer", reviewer))));
        return Validation.check(given.directory(), book, List.of(new RecordKey(Kind.IDENTITY, "key"))).stream()
                .map(Finding::toString)
                .toList();
    }

    private static Identity identity(Map<String, Object> fields) {
        Map<String, Object> spec = new HashMap<>(fields);
        spec.put("id", Given.KEY.toString());
        return Given.identity(spec);
    }
}
