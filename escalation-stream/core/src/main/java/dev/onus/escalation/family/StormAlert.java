package dev.onus.escalation.family;

import dev.onus.escalation.Alert;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Onus itself reports of an issuer whose identities are reported all at once. */
public final class StormAlert {
    private static final String RULE = "issuer-storm";

    private StormAlert() {}

    /**
     * As bad as the worst of its children.
     *
     * @param number how many storms of this issuer there have been, this one included; makes its id its own
     */
    public static Alert of(RoutingKey issuer, List<Child> children, int number) {
        Child worst = children.getFirst();
        for (Child child : children) {
            worst = child.severity().isWorseThan(worst.severity()) ? child : worst;
        }
        long identities = children.stream().map(Child::routingKey).distinct().count();
        Instant since = children.getFirst().heardAt();
        return alert(
                issuer,
                StableHash.of(RULE, issuer.value(), Integer.toString(number)),
                "Storm: " + identities + " identities of " + issuer + " are reported at once",
                worst.severity(),
                "The worst of them, " + worst.routingKey() + ", is as bad as that.",
                worst.alertClass(),
                CredentialState.UNKNOWN,
                since);
    }

    /** A child is worse than what its storm is known to be. */
    public static Alert worse(RoutingKey issuer, Child child) {
        return again(issuer, child, child.severity().word(), "is worse than those before", CredentialState.UNKNOWN);
    }

    /** A child is reported although its storm was taken for contained or over (OWN-14). */
    public static Alert goesOn(RoutingKey issuer, Child child) {
        CredentialState seen = child.credentialState();
        String which = seen.word() + " " + child.heardAt().toEpochMilli();
        return again(issuer, child, which, "is reported after it was over", seen);
    }

    /** @param which makes its id its own among those of the child */
    private static Alert again(RoutingKey issuer, Child child, String which, String what, CredentialState seen) {
        return alert(
                issuer,
                StableHash.of(RULE, issuer.value(), child.caseId().value(), which),
                "Storm: " + child.routingKey() + " of " + issuer + " " + what,
                child.severity(),
                child.routingKey() + ", which follows this storm, is as bad as that.",
                child.alertClass(),
                seen,
                child.heardAt());
    }

    private static Alert alert(
            RoutingKey issuer,
            String id,
            String title,
            Severity severity,
            String severityReason,
            AlertClass alertClass,
            CredentialState credentialState,
            Instant occurredAt) {
        return new Alert(
                new AlertId(id),
                new ReceiptId(id),
                issuer,
                Optional.of(issuer.value()),
                Alert.ONUS,
                Optional.of(RULE),
                title,
                RULE,
                Optional.empty(),
                severity,
                Optional.of(severityReason),
                alertClass,
                AlertStatus.OPEN,
                Optional.empty(),
                Optional.empty(),
                credentialState,
                Optional.empty(),
                Optional.of(occurredAt),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }
}
