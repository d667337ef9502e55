package dev.onus.escalation.stream.mapping;

import static dev.onus.escalation.stream.mapping.Facts.orNull;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.EffectChange;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.ExposureFacts;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.Response;
import dev.onus.contracts.ResponseFacts;
import dev.onus.contracts.SlaClocks;
import dev.onus.escalation.Answer;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Lists;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event of a case as {@code onus.escalations} has it. */
public final class ToEscalationEvent {
    /** What the registry keeps with an answer that came over a channel: the name of the Channel record. */
    private static final String CHANNEL = "channel";

    private ToEscalationEvent() {}

    /** @param afterwards the case after the whole decision; only verdicts carry it (design: answers), all its identity */
    @SuppressWarnings("NullAway") // Avro's constructors take null where a field may be missing, and cannot say so.
    public static EscalationEvent of(CaseEvent it, CaseState afterwards) {
        Case after = it.after();
        Said said = new Said(after);
        said.by(it, after, afterwards);
        return new EscalationEvent(
                it.id(),
                after.id().value(),
                after.kind().word(),
                orNull(after.alert().tenant()),
                it.kind().word(),
                it.at(),
                after.version(),
                after.revision(),
                after.episode(),
                it.summary(),
                it.reason(),
                afterwards.getIdentity(),
                Words.severity(after.severity()),
                after.priority().level(),
                after.standing().owner(),
                orNull(after.standing().serviceOwner()),
                said.step,
                Lists.map(it.persons(), Facts::person),
                said.page,
                said.deadline,
                Facts.clocks(after),
                Facts.policy(after),
                said.response,
                said.effect,
                said.delivery,
                Facts.versions(it.restsOn()),
                said.alert,
                Words.state(after.status()),
                said.whole,
                after.alert().test(),
                ToCaseState.NO_DRILL,
                said.traceId,
                said.observation);
    }

    /** What differs between events: that of the case, unless what happened says it better. */
    private static final class Said {
        private int step;
        private AlertFacts alert;
        private @Nullable String traceId;
        private @Nullable DeadlineFacts deadline;
        private @Nullable PageFacts page;
        private @Nullable ResponseFacts response;
        private @Nullable EffectChange effect;
        private @Nullable DeliveryFacts delivery;
        private @Nullable CaseState whole;
        private @Nullable ExposureFacts observation;

        private Said(Case after) {
            step = after.progress().step();
            alert = Facts.alertNow(after);
            traceId = orNull(after.alert().traceId());
            deadline = orNull(after.nextDeadline().map(Facts::pending));
        }

        private void by(CaseEvent it, Case after, CaseState afterwards) {
            switch (it.detail()) {
                case Detail.None ignored -> {}
                case Detail.OfPage asked -> {
                    page = Facts.page(asked.page());
                    step = StepNames.number(asked.page().step()).orElse(step);
                }
                case Detail.OfDeadline fired -> {
                    deadline = Facts.fired(fired.deadline(), fired.firedAt(), fired.late());
                    if (fired.deadline().kind() == DeadlineKind.CONDITION) {
                        step = StepNames.number(fired.deadline().subject()).orElse(step);
                    }
                }
                case Detail.OfAnswer given -> {
                    response = response(given.answer(), given.verdict(), given.right());
                    whole = afterwards;
                    effect = orNull(
                            given.effect().map(about -> EffectParts.change(about, EffectParts.answered(about, after))));
                }
                case Detail.OfEffect changed ->
                    effect = EffectParts.change(changed.effect(), EffectParts.state(changed.effect(), changed.phase()));
                case Detail.OfObservation ignored -> observation = HandlingParts.exposure(after.exposure());
                case Detail.OfDelivery done ->
                    delivery = DeliveryParts.facts(done.delivery(), it.kind() == TimelineKind.PAGE_DELIVERED);
                case Detail.OfReceipt receipt -> delivery = DeliveryParts.facts(receipt.receipt());
                case Detail.OfAlert arrived -> {
                    alert = Facts.alert(arrived.alert());
                    traceId = arrived.alert().traceId().orElse(traceId);
                }
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
