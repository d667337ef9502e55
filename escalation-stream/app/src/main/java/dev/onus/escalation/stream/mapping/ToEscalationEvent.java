package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Response;
import dev.onus.contracts.ResponseFacts;
import dev.onus.contracts.SlaClocks;
import dev.onus.escalation.Answer;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Instant;
import java.util.Optional;

/** One event of a case as {@code onus.escalations} has it. */
public final class ToEscalationEvent {
    /** What the registry keeps with an answer that came over a channel: the name of the Channel record. */
    private static final String CHANNEL = "channel";

    private ToEscalationEvent() {}

    /** @param afterwards the case after the whole decision; only verdicts carry it (design: answers), all its identity */
    public static EscalationEvent of(CaseEvent it, CaseState afterwards) {
        Case after = it.after();
        EscalationEvent.Builder event = EscalationEvent.newBuilder()
                .setEventId(it.id())
                .setCaseId(after.id().value())
                .setCaseKind(after.kind().word())
                .setKind(it.kind().word())
                .setAt(it.at())
                .setVersion(after.version())
                .setRevision(after.revision())
                .setEpisode(after.episode())
                .setSummary(it.summary())
                .setReason(it.reason())
                .setIdentity(afterwards.getIdentity())
                .setSeverity(Words.severity(after.severity()))
                .setPriority(after.priority().level())
                .setOwner(after.standing().owner())
                .setStep(after.progress().step())
                .setPersons(it.persons().stream().map(Facts::person).toList())
                .setSla(Facts.clocks(after))
                .setPolicy(Facts.policy(after))
                .setRecordVersions(Facts.versions(it.restsOn()))
                .setAlert(Facts.alertNow(after))
                .setState(Words.state(after.status()))
                .setTest(after.alert().test());
        after.alert().tenant().ifPresent(event::setTenant);
        after.standing().serviceOwner().ifPresent(event::setServiceOwner);
        after.nextDeadline().map(Facts::pending).ifPresent(event::setDeadline);
        after.alert().traceId().ifPresent(event::setTraceId);
        detail(event, it, after, afterwards);
        return event.build();
    }

    private static void detail(EscalationEvent.Builder event, CaseEvent it, Case after, CaseState afterwards) {
        switch (it.detail()) {
            case Detail.None ignored -> {}
            case Detail.OfPage page -> {
                event.setPage(Facts.page(page.page()));
                StepNames.number(page.page().step()).ifPresent(event::setStep);
            }
            case Detail.OfDeadline deadline -> {
                event.setDeadline(Facts.fired(deadline.deadline(), deadline.firedAt(), deadline.late()));
                if (deadline.deadline().kind() == DeadlineKind.CONDITION) {
                    StepNames.number(deadline.deadline().subject()).ifPresent(event::setStep);
                }
            }
            case Detail.OfAnswer answer -> {
                event.setResponse(response(answer.answer(), answer.verdict(), answer.right()));
                event.setCase$(afterwards);
                answer.effect()
                        .map(effect -> EffectParts.change(effect, EffectParts.answered(effect, after)))
                        .ifPresent(event::setEffect);
            }
            case Detail.OfEffect effect ->
                event.setEffect(
                        EffectParts.change(effect.effect(), EffectParts.state(effect.effect(), effect.phase())));
            case Detail.OfObservation ignored -> event.setObservation(HandlingParts.exposure(after.exposure()));
            case Detail.OfDelivery delivery ->
                event.setDelivery(DeliveryParts.facts(delivery.delivery(), it.kind() == TimelineKind.PAGE_DELIVERED));
            case Detail.OfReceipt receipt -> event.setDelivery(DeliveryParts.facts(receipt.receipt()));
            case Detail.OfAlert alert -> {
                event.setAlert(Facts.alert(alert.alert()));
                alert.alert().traceId().ifPresent(event::setTraceId);
            }
        }
    }

    private static ResponseFacts response(Answer answer, Verdict verdict, String right) {
        ResponseFacts.Builder facts = ResponseFacts.newBuilder()
                .setResponseId(answer.id().value())
                .setAction(answer.action())
                .setVerdict(Words.verdict(verdict))
                .setActor(answer.actor());
        Optional.ofNullable(answer.parameters().get(CHANNEL)).ifPresent(facts::setChannel);
        if (!right.isEmpty()) {
            facts.setRight(right);
        }
        return facts.build();
    }

    /** The verdict on an answer to a case that is not there (any more). */
    public static EscalationEvent unknownCase(RoutingKey routingKey, Response response, Instant at) {
        String reason = "There is no case " + response.getCaseId() + " under " + routingKey + ".";
        return withoutCase(routingKey, response, TimelineKind.UNKNOWN, AnswerVerdict.unknown, reason, at);
    }

    /** The verdict on a task that cannot be a case. */
    public static EscalationEvent notOpened(
            RoutingKey routingKey, Response response, Verdict verdict, String reason, Instant at) {
        TimelineKind kind = verdict == Verdict.REFUSED ? TimelineKind.REFUSED : TimelineKind.ILLEGAL;
        return withoutCase(routingKey, response, kind, Words.verdict(verdict), reason, at);
    }

    private static EscalationEvent withoutCase(
            RoutingKey routingKey,
            Response response,
            TimelineKind kind,
            AnswerVerdict verdict,
            String reason,
            Instant at) {
        EscalationEvent.Builder event = EscalationEvent.newBuilder()
                .setEventId(StableHash.of("unknown-case", response.getCaseId(), response.getResponseId()))
                .setCaseId(response.getCaseId())
                .setCaseKind(CaseKind.UNKNOWN.word())
                .setKind(kind.word())
                .setAt(at)
                .setVersion(0)
                .setRevision(0)
                .setSummary("Not applied (" + verdict + "): " + response.getAction())
                .setReason(reason)
                .setIdentity(Facts.identity(routingKey, Optional.empty()))
                .setSla(SlaClocks.newBuilder().build())
                .setResponse(ResponseFacts.newBuilder()
                        .setResponseId(response.getResponseId())
                        .setAction(response.getAction())
                        .setVerdict(verdict)
                        .setActor(FromContracts.answer(response).actor())
                        .build());
        Optional.ofNullable(response.getTraceId()).ifPresent(event::setTraceId);
        return event.build();
    }
}
