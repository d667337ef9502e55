package dev.onus.registry.answer;

import dev.onus.contracts.Response;
import dev.onus.vocabulary.ResponseId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is well formed.
 *
 * @param version version of the case that the answer was looking at; empty: any
 * @param pageId page that is answered, where it came from one
 * @param parameters what the action needs besides, for example the outcome
 */
public record Answer(
        ResponseId responseId,
        String caseId,
        AnswerAction action,
        Answerer by,
        Optional<Long> version,
        Optional<String> pageId,
        Optional<String> reason,
        Map<String, String> parameters) {
    public Answer {
        parameters = Map.copyOf(parameters);
    }

    /** The same with one more parameter. */
    Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new Answer(responseId, caseId, action, by, version, pageId, reason, more);
    }

    Answer toAnyVersion() {
        return new Answer(responseId, caseId, action, by, Optional.empty(), pageId, reason, parameters);
    }

    Response response(String routingKey, Instant now) {
        Response.Builder response = Response.newBuilder()
                .setResponseId(responseId.value())
                .setRoutingKey(routingKey)
                .setCaseId(caseId)
                .setAction(action.word())
                .setActor(by.actor())
                .setParameters(parameters)
                .setAt(now);
        version.ifPresent(response::setExpectedVersion);
        pageId.ifPresent(response::setPageId);
        reason.ifPresent(response::setReason);
        return response.build();
    }
}
