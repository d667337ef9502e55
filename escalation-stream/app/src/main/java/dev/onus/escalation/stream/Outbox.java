package dev.onus.escalation.stream;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.Decision;
import dev.onus.escalation.stream.Outbox.Letters.Letter;
import dev.onus.escalation.stream.mapping.ToCaseState;
import dev.onus.escalation.stream.mapping.ToEffectEvent;
import dev.onus.escalation.stream.mapping.ToEscalationEvent;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Everything that leaves the processor. It is all in the transaction of the input or the wake-up that caused it. */
final class Outbox {
    private final ProcessorContext<String, SpecificRecord> context;
    private boolean somebodyWaits;

    Outbox(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
    }

    /** What leaves with a decision. It is made before anything is written, so that nothing is half done if it fails. */
    record Letters(List<Letter> letters, boolean somebodyWaits) {
        record Letter(String child, String key, SpecificRecord value) {}
    }

    /** Events in order, what platform teams are asked to do, and the case as it stands after them. */
    static Letters of(Decision decision, Optional<Case> before, Optional<Identity> identity) {
        List<Letter> letters = new ArrayList<>();
        if (decision.events().isEmpty() && !isRearmed(decision, before)) {
            return new Letters(letters, false);
        }
        CaseState afterwards = ToCaseState.of(decision.next(), identity);
        String routingKey = decision.next().routingKey().value();
        boolean somebodyWaits = false;
        for (CaseEvent event : decision.events()) {
            letters.add(
                    new Letter(Names.ESCALATIONS_OUT, routingKey, ToEscalationEvent.of(event, identity, afterwards)));
            ToEffectEvent.of(event, identity)
                    .ifPresent(effect -> letters.add(new Letter(Names.EFFECTS_OUT, routingKey, effect)));
            somebodyWaits |= event.detail() instanceof Detail.OfPage || event.detail() instanceof Detail.OfAnswer;
        }
        if (!isLook(decision)) {
            letters.add(new Letter(Names.CASES_OUT, decision.next().id().value(), afterwards));
        }
        return new Letters(letters, somebodyWaits);
    }

    /** The registry is told to look every few minutes; the case is shown again when it has, with its next look. */
    private static boolean isLook(Decision decision) {
        return !decision.events().isEmpty()
                && decision.events().stream().allMatch(event -> event.kind() == TimelineKind.LOOK_DUE);
    }

    private static boolean isRearmed(Decision decision, Optional<Case> before) {
        Case next = decision.next();
        return next.kind() == CaseKind.WATCH
                && before.filter(known -> !known.nextDeadline().equals(next.nextDeadline()))
                        .isPresent();
    }

    void send(Letters all, Instant now) {
        all.letters().forEach(letter -> forward(letter.child(), letter.key(), letter.value(), now));
        somebodyWaits |= all.somebodyWaits();
    }

    void verdict(RoutingKey routingKey, EscalationEvent verdict, Instant now) {
        forward(Names.ESCALATIONS_OUT, routingKey.value(), verdict, now);
        somebodyWaits = true;
    }

    void receipt(Receipt receipt, Instant now) {
        forward(Names.RECEIPTS_OUT, receipt.getId(), receipt, now);
    }

    void forgotten(CaseId caseId, Instant now) {
        forward(Names.CASES_OUT, caseId.value(), null, now);
    }

    /** Whether a page or a verdict has left since this was asked last; people wait for those, so they are committed. */
    boolean takeSomebodyWaits() {
        boolean waits = somebodyWaits;
        somebodyWaits = false;
        return waits;
    }

    private void forward(String child, String key, @Nullable SpecificRecord value, Instant now) {
        context.forward(new Record<>(key, value, Math.max(0, now.toEpochMilli())), child);
    }
}
