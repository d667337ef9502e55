package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One case with its timeline.
 *
 * @param mayAnswer whether the visitor's token can answer at all; who may answer this case the stream decides
 */
public record CaseView(
        Frame frame, CaseState state, List<EscalationEvent> timeline, Optional<Notice> notice, boolean mayAnswer) {
    public boolean isOpen() {
        return state.getState() != CaseStateName.resolved;
    }

    /** A new id for each form, so that a form that is sent twice is answered once. */
    public String newResponseId() {
        return UUID.randomUUID().toString();
    }
}
