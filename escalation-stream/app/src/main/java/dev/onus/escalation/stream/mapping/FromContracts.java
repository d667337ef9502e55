package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.Response;
import dev.onus.escalation.Alert;
import dev.onus.escalation.Answer;
import dev.onus.escalation.CaseInput;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Word;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is read from topics, as the case machine knows it. */
public final class FromContracts {
    private static final String RE_EVALUATE = "re-evaluate";

    private FromContracts() {}

    /** @param routingKey the record's key: the same alert may come under several, for example to resolve */
    public static Alert alert(RoutingKey routingKey, AlertEvent it) {
        return new Alert(
                new AlertId(it.getAlertId()),
                new ReceiptId(it.getReceiptId()),
                routingKey,
                Optional.ofNullable(it.getIdentityId()),
                it.getSource(),
                Optional.ofNullable(it.getRule()),
                it.getTitle(),
                it.getDedupKey(),
                Optional.ofNullable(it.getCorrelationId()),
                Words.severity(it.getSeverity()),
                Word.find(AlertClass.class, it.getAlertClass()).orElse(AlertClass.OTHER),
                Words.status(it.getStatus()),
                Optional.ofNullable(it.getResource()),
                Optional.ofNullable(it.getEnvironment()),
                Words.credential(it.getCredentialState()),
                Optional.ofNullable(it.getEvidenceUrl()),
                Optional.ofNullable(it.getOccurredAt()),
                Optional.ofNullable(it.getTenant()),
                it.getTest(),
                Optional.ofNullable(it.getTraceId()));
    }

    /** The registry asks for a new look with a response of its own (design: who and which policy). */
    public static CaseInput response(Response it) {
        return it.getAction().equals(RE_EVALUATE) ? new CaseInput.ReEvaluated() : new CaseInput.Answered(answer(it));
    }

    public static Answer answer(Response it) {
        Long expectedVersion = it.getExpectedVersion();
        return new Answer(
                new ResponseId(it.getResponseId()),
                it.getAction(),
                Optional.ofNullable(it.getActor().getPerson()),
                Optional.ofNullable(it.getActor().getService()),
                Set.copyOf(it.getActor().getScopes()),
                expectedVersion == null ? OptionalLong.empty() : OptionalLong.of(expectedVersion),
                Optional.ofNullable(it.getPageId()).map(PageId::new),
                Optional.ofNullable(it.getReason()),
                Map.copyOf(it.getParameters()));
    }

    public static CaseInput.Delivered delivery(Delivery it) {
        return new CaseInput.Delivered(
                new PageId(it.getPageId()),
                it.getPerson(),
                it.getReached(),
                Optional.ofNullable(it.getChannel()),
                Optional.ofNullable(it.getDetail()));
    }
}
