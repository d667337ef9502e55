package dev.onus.registry.answer;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.vocabulary.ResponseId;
import io.micronaut.http.HttpStatus;
import java.util.Optional;

/** What became of an answer, as far as it is known now. */
public sealed interface Answered {
    /** The stream has decided; the event carries the verdict and the case after it. */
    record Judged(EscalationEvent verdict) implements Answered {
        /** The case as it then was; empty if the stream knows no such case. */
        public Optional<CaseState> after() {
            return Optional.ofNullable(verdict.getCase$());
        }
    }

    /** The answer is in the log and will be judged; it took longer than a caller should wait. */
    record Pending(ResponseId responseId) implements Answered {}

    /** Nothing was sent: no event of such a case has been seen. */
    record NoSuchCase(String caseId) implements Answered {}

    /** Nothing was sent: the id was used before for another answer, whose verdict is not this one's. */
    record IdUsedBefore(ResponseId responseId, String caseId, String action) implements Answered {}

    /**
     * Nothing was sent: what was asked for cannot be, whatever the case says.
     *
     * @param field member of the body that it is about
     */
    record Impossible(HttpStatus status, String field, String detail) implements Answered {}
}
