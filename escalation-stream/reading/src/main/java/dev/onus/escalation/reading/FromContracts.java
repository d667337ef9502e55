package dev.onus.escalation.reading;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.Response;
import dev.onus.escalation.Alert;
import dev.onus.escalation.Answer;
import dev.onus.escalation.CaseInput;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.Word;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is read from topics, as the case machine knows it. */
public final class FromContracts {
    private static final String RE_EVALUATE = "re-evaluate";
    private static final String LINK = "link";
    private static final String ENDED = "ended";

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
                WordsRead.severity(it.getSeverity()),
                Optional.ofNullable(it.getSeverityReason()),
                Word.find(AlertClass.class, it.getAlertClass()).orElse(AlertClass.OTHER),
                WordsRead.status(it.getStatus()),
                Optional.ofNullable(it.getResource()),
                Optional.ofNullable(it.getEnvironment()),
                WordsRead.credential(it.getCredentialState()),
                Optional.ofNullable(it.getEvidenceUrl()),
                Optional.ofNullable(it.getOccurredAt()),
                Optional.ofNullable(it.getTenant()),
                it.getTest() || it.getPagesNobody(),
                it.getPagesNobody(),
                Optional.ofNullable(it.getTraceId()));
    }

    /**
     * The registry says things about a case in responses of its own: look again, follow an elder case, the elder has
     * ended; it has looked, a gap is filled, a source is heard, somebody is told something, a channel says more of a
     * page (design: routing key; who and which policy). From a person, or without what they need, they are answers that
     * the case machine does not know.
     */
    public static CaseInput response(Response it) {
        return switch (it.getAction()) {
            case RE_EVALUATE -> new CaseInput.ReEvaluated();
            case TaskWords.LOOKED, TaskWords.FILLED, TaskWords.HEARD, TaskWords.NOTIFY ->
                isService(it) ? new CaseInput.RegistrySaid(answer(it)) : new CaseInput.Answered(answer(it));
            case TaskWords.DELIVERY_RECEIPT ->
                DeliveriesRead.receipt(it)
                        .filter(receipt -> isService(it))
                        .orElseGet(() -> new CaseInput.Answered(answer(it)));
            case LINK -> elder(it).map(FromContracts::linked).orElseGet(() -> new CaseInput.Answered(answer(it)));
            case ENDED -> elder(it).map(id -> ended(it, id)).orElseGet(() -> new CaseInput.Answered(answer(it)));
            default -> new CaseInput.Answered(answer(it));
        };
    }

    /** Nobody but the registry writes these; HTTP knows no such answer. */
    public static boolean isService(Response it) {
        return it.getActor().getPerson() == null && it.getActor().getService() != null;
    }

    private static Optional<CaseId> elder(Response it) {
        return Optional.ofNullable(it.getParameters().get("elder"))
                .filter(id -> !id.isBlank() && it.getActor().getPerson() == null)
                .map(CaseId::new);
    }

    private static CaseInput linked(CaseId elder) {
        return new CaseInput.Linked(elder);
    }

    private static CaseInput ended(Response it, CaseId elder) {
        return new CaseInput.ElderEnded(
                elder,
                Optional.ofNullable(it.getParameters().get("outcome")),
                instant(it.getParameters().get("riskExpiresAt")),
                Optional.ofNullable(it.getReason()).orElse("No reason given."));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            // A row keeps milliseconds, and a case is the same before and after it was kept.
            return Optional.ofNullable(text).map(Instant::parse).map(found -> found.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
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
        return DeliveriesRead.delivery(it);
    }
}
