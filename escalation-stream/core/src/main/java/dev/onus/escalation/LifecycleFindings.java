package dev.onus.escalation;

import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.Partner;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Lifecycle;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The timers of an identity: what its record alone makes a finding, and when (OWN-13, ESC-6). Without a date there is no
 * finding: an identity of which neither the last use nor the issue is known is never called dormant or inactive.
 *
 * <p>An identity that is written down as onboarding, suspended, revoked or in review has none: it is not in use, or
 * somebody looks at it already. One without a written lifecycle has all of them, also while activation still misses
 * something: its credential expires all the same. A credential that is known to be inactive neither expires nor ages.
 */
public final class LifecycleFindings {
    private static final Set<Lifecycle> NOT_IN_USE =
            EnumSet.of(Lifecycle.ONBOARDING, Lifecycle.SUSPENDED, Lifecycle.REVOKED, Lifecycle.REVIEW);

    private LifecycleFindings() {}

    /** Every finding that the record leads to, whether its time has come or not, earliest first. */
    public static List<LifecycleFinding> of(Identity identity) {
        List<LifecycleFinding> findings = new ArrayList<>();
        if (identity.lifecycle().filter(NOT_IN_USE::contains).isEmpty()) {
            if (identity.credential().state() != CredentialState.INACTIVE) {
                ofCredential(identity, findings);
            }
            ofUse(identity, findings);
        }
        findings.sort(Comparator.comparing(LifecycleFinding::dueAt).thenComparing(LifecycleFinding::rule));
        return List.copyOf(findings);
    }

    /** Those whose time has come. */
    public static List<LifecycleFinding> due(Identity identity, Instant now) {
        return of(identity).stream()
                .filter(finding -> !finding.dueAt().isAfter(now))
                .toList();
    }

    /** When the next one comes after an instant; empty when none does. */
    public static Optional<Instant> nextDue(Identity identity, Instant after) {
        return of(identity).stream()
                .map(LifecycleFinding::dueAt)
                .filter(after::isBefore)
                .findFirst();
    }

    /** What opens its case; the same finding has the same ids, so it opens one case however often it is found (G1). */
    public static Alert alert(Identity identity, LifecycleFinding finding) {
        RoutingKey key = RoutingKey.of(identity.id());
        String id = StableHash.of(
                "lifecycle", key.value(), finding.rule().word(), finding.since().toString());
        return new Alert(
                new AlertId(id),
                new ReceiptId(id),
                key,
                Optional.of(key.value()),
                Alert.ONUS,
                Optional.of(finding.rule().word()),
                finding.title(),
                finding.dedupKey(),
                Optional.empty(),
                finding.severity(),
                Optional.empty(),
                finding.alertClass(),
                AlertStatus.OPEN,
                Optional.empty(),
                identity.environment(),
                // The registry's own word about the credential has a source and a time; this is not another one.
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.of(finding.dueAt()),
                identity.tenant(),
                false,
                false,
                Optional.empty());
    }

    /**
     * A rotation that did not happen by its date is a failed rotation to whoever has to make up for it, and both end
     * when the credential is renewed (ESC-5); a mere breach of a limit is a violation of policy.
     */
    private static void ofCredential(Identity identity, List<LifecycleFinding> findings) {
        Credential credential = identity.credential();
        LifecycleLimits limits = identity.limits();
        credential
                .rotationDue()
                .ifPresent(due -> findings.add(finding(
                        identity,
                        LifecycleRule.ROTATION_OVERDUE,
                        due,
                        due,
                        AlertClass.ROTATION_FAILED,
                        "Rotation of " + identity.id() + " was due at " + Times.words(due))));
        credential
                .expiresAt()
                .ifPresent(expiry -> findings.add(finding(
                        identity,
                        LifecycleRule.EXPIRY_NEAR,
                        expiry,
                        expiry.minus(limits.warnBeforeExpiry()),
                        AlertClass.CREDENTIAL_EXPIRING,
                        "The credential of " + identity.id() + " expires at " + Times.words(expiry))));
        limits.maxAge()
                .ifPresent(most -> credential
                        .issuedAt()
                        .ifPresent(issued -> findings.add(finding(
                                identity,
                                LifecycleRule.OLDER_THAN_ALLOWED,
                                issued,
                                issued.plus(most),
                                AlertClass.POLICY_VIOLATION,
                                "The credential of " + identity.id() + " is older than the " + Times.words(most)
                                        + " that are allowed; it was issued at " + Times.words(issued)))));
    }

    /** The window that was approved for a partner takes the place of the limit for everybody else. */
    private static void ofUse(Identity identity, List<LifecycleFinding> findings) {
        Credential credential = identity.credential();
        Optional<Instant> used = credential.lastUsedAt().or(credential::issuedAt);
        if (used.isEmpty()) {
            return;
        }
        Instant since = used.get();
        String unused = credential.lastUsedAt().isPresent()
                ? " was last used at " + Times.words(since)
                : " was never seen in use since it was issued at " + Times.words(since);
        Optional<Partner> partner = identity.partner();
        if (partner.isPresent()) {
            String who = partner.get().name().map(name -> "Partner " + name).orElse("A partner");
            findings.add(finding(
                    identity,
                    LifecycleRule.INACTIVE_PARTNER,
                    since,
                    since.plus(partner.get().unusedFor()),
                    AlertClass.INACTIVE_PARTNER,
                    who + " has left " + identity.id() + " unused beyond "
                            + Times.words(partner.get().unusedFor()) + ": it" + unused));
        } else {
            findings.add(finding(
                    identity,
                    LifecycleRule.DORMANT,
                    since,
                    since.plus(identity.limits().dormantAfter()),
                    AlertClass.POLICY_VIOLATION,
                    identity.id() + " is dormant: it" + unused));
        }
    }

    private static LifecycleFinding finding(
            Identity identity, LifecycleRule rule, Instant since, Instant dueAt, AlertClass alertClass, String title) {
        return new LifecycleFinding(
                rule,
                since,
                dueAt,
                alertClass,
                severity(identity.criticality()),
                title,
                rule == LifecycleRule.INACTIVE_PARTNER ? CaseKind.REVIEW : CaseKind.ALERT);
    }

    /** A date has passed and nobody was hurt yet: one below the criticality. Unknown counts as high. */
    private static Severity severity(Criticality criticality) {
        return switch (criticality) {
            case CRITICAL -> Severity.HIGH;
            case HIGH, UNKNOWN -> Severity.MEDIUM;
            case MEDIUM, LOW -> Severity.LOW;
        };
    }
}
