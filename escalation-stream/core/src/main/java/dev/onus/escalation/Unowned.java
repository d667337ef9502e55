package dev.onus.escalation;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.StableHash;
import java.util.Optional;

/**
 * Nobody owns the identity: that is a finding with a clock of its own (OWN-7). The catch-all works the alert, while the
 * steward of the nearest thing known finds out whose it is.
 */
final class Unowned {
    private static final String RULE = "find-owner";

    /** Who closes a case that nobody has to close. */
    static final String ONUS = "service:onus";

    private Unowned() {}

    /** Asks for a case that finds the owner, unless the case is not about an identity at all. */
    static void findOwner(Turn turn) {
        Case now = turn.current();
        if (now.standing().ownerSource() != OwnerSource.CATCH_ALL
                || now.kind() != CaseKind.ALERT
                || now.routingKey().isUnresolved()) {
            return;
        }
        String id = StableHash.of(RULE, now.id().value(), Long.toString(now.revision()));
        turn.open(new NewTask(
                CaseKind.FIND_OWNER,
                new Alert(
                        new AlertId(id),
                        new ReceiptId(id),
                        now.routingKey(),
                        now.alert().identityId(),
                        Alert.ONUS,
                        Optional.of(RULE),
                        "Who owns " + now.routingKey().value() + "?",
                        RULE,
                        Optional.empty(),
                        now.severity(),
                        Optional.empty(),
                        AlertClass.OTHER,
                        AlertStatus.OPEN,
                        Optional.empty(),
                        now.alert().environment(),
                        CredentialState.UNKNOWN,
                        Optional.empty(),
                        Optional.of(turn.now()),
                        now.alert().tenant(),
                        now.alert().test(),
                        false,
                        now.alert().traceId()),
                Links.under(now.id())));
    }

    /** An owner is known now: what was asked is answered. */
    static void found(Turn turn) {
        if (turn.current().kind() != CaseKind.FIND_OWNER || turn.current().isClosed()) {
            return;
        }
        Standing owner = Choosing.choose(
                CaseKind.ALERT, turn.current().alert(), turn.current().severity(), turn.situation(), turn.now());
        if (owner.ownerSource() != OwnerSource.CATCH_ALL) {
            Resolving.close(
                    turn,
                    new Ending(
                            turn.now(),
                            ResolveOutcome.CONDITION_ENDED,
                            "team:" + owner.owner() + " owns it now. " + owner.ownerReason(),
                            ONUS,
                            Optional.empty()),
                    new CaseEvent.Detail.None());
        }
    }
}
