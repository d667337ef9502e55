package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.Task;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One recorded input of one routing key. Its time is its record's time. */
public sealed interface ReplayInput {
    Instant at();

    record Alerted(Instant at, Alert alert) implements ReplayInput {
        /**
         * Whether it is a source's word about what it found before, and names no identity: then whichever key has the
         * case hears it (design: routing key).
         */
        public boolean isForAnyKey() {
            return alert.routingKey().isUnresolved() && !CasesOfKey.isReport(alert);
        }
    }

    /** An answer, a delivery, or a word of the registry about a case. */
    record Said(Instant at, CaseId caseId, CaseInput input) implements ReplayInput {}

    /** The registry had a person do something. */
    record TaskOpened(Instant at, Task task) implements ReplayInput {}

    /** What the cases of one issuer's identities, and who counts them, said to each other. */
    record FamilySaid(Instant at, FamilyWord word) implements ReplayInput {}

    /**
     * The ownership record under this routing key came, changed or went.
     *
     * @param identity empty: nobody is registered under this key any more
     * @param position where in the registry's log the record was made; a case that has seen it, or a later one, does not
     *     hear of it again. Empty: it is news to every case
     */
    record OwnershipCame(Instant at, Optional<Identity> identity, OptionalLong position) implements ReplayInput {}
}
