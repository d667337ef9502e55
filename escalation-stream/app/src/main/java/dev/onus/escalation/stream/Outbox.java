package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.Decision;
import dev.onus.escalation.Storms;
import dev.onus.escalation.family.ChildWords;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.escalation.stream.Outbox.Letters.Letter;
import dev.onus.escalation.stream.mapping.FamilyParts;
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
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Everything that leaves the processor, once what it says has been handled as a whole. It is all in the transaction of
 * the input or the wake-up that caused it.
 */
final class Outbox {
    private final ProcessorContext<String, SpecificRecord> context;
    private final List<Held> held = new ArrayList<>();
    private boolean somebodyWaits;
    private boolean taskWaits;

    Outbox(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
    }

    private record Held(String child, Record<String, SpecificRecord> record) {}

    /** What leaves with a decision. */
    record Letters(List<Letter> letters, boolean somebodyWaits, boolean taskWaits) {
        record Letter(String child, String key, SpecificRecord value) {}
    }

    /** Events in order, what platform teams are asked to do, and the case as it stands after them. */
    static Letters of(Decision decision, Optional<Case> before, Optional<Identity> own, Instant now) {
        if (decision.events().isEmpty() && !isRearmed(decision, before)) {
            return new Letters(List.of(), false, false);
        }
        List<Letter> letters = new ArrayList<>();
        Optional<Identity> identity =
                Storms.seen(decision.next().kind(), decision.next().links(), own);
        CaseState afterwards = ToCaseState.of(decision.next(), identity);
        String routingKey = decision.next().routingKey().value();
        boolean somebodyWaits = false;
        for (CaseEvent event : decision.events()) {
            letters.add(new Letter(Names.ESCALATIONS_OUT, routingKey, ToEscalationEvent.of(event, afterwards)));
            ToEffectEvent.of(event, identity)
                    .ifPresent(effect -> letters.add(new Letter(Names.EFFECTS_OUT, routingKey, effect)));
            somebodyWaits |= event.detail() instanceof Detail.OfPage || event.detail() instanceof Detail.OfAnswer;
        }
        if (!isLook(decision)) {
            letters.add(new Letter(Names.CASES_OUT, decision.next().id().value(), afterwards));
        }
        Optional<FamilyWord> word = ChildWords.of(before, decision.next(), identity, now);
        word.map(Outbox::letter).ifPresent(letters::add);
        return new Letters(letters, somebodyWaits, word.isPresent());
    }

    private static Letter letter(FamilyWord word) {
        return new Letter(Names.FAMILIES_OUT, word.to().value(), FamilyParts.message(word));
    }

    /** The registry is told to look every few minutes; the case is shown again when it has, with its next look. */
    private static boolean isLook(Decision decision) {
        for (CaseEvent event : decision.events()) {
            if (event.kind() != TimelineKind.LOOK_DUE) {
                return false;
            }
        }
        return !decision.events().isEmpty();
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
        taskWaits |= all.taskWaits();
    }

    void verdict(RoutingKey routingKey, EscalationEvent verdict, Instant now) {
        forward(Names.ESCALATIONS_OUT, routingKey.value(), verdict, now);
        somebodyWaits = true;
    }

    /** For another task, which may hold a page back for it. */
    void family(FamilyWord word, Instant now) {
        Letter letter = letter(word);
        forward(letter.child(), letter.key(), letter.value(), now);
        taskWaits = true;
    }

    void receipt(Receipt receipt, Instant now) {
        forward(Names.RECEIPTS_OUT, receipt.getId(), receipt, now);
    }

    /** The alert as it came; the headers say what it is and why it is there. */
    void deadLetter(RoutingKey routingKey, AlertEvent alert, Headers headers, Instant now) {
        Record<String, SpecificRecord> record =
                new Record<>(routingKey.value(), alert, Math.max(0, now.toEpochMilli()), headers);
        held.add(new Held(Names.DEAD_LETTERS_OUT, record));
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

    /** Whether a word to another task has left since this was asked last: it is committed also when old alerts are read. */
    boolean takeTaskWaits() {
        boolean waits = taskWaits;
        taskWaits = false;
        return waits;
    }

    private void forward(String child, String key, @Nullable SpecificRecord value, Instant now) {
        held.add(new Held(child, new Record<>(key, value, Math.max(0, now.toEpochMilli()))));
    }

    /** Sends what was said since this was called last, in its order. */
    void keep() {
        held.forEach(each -> context.forward(each.record(), each.child()));
        held.clear();
    }

    void discard() {
        held.clear();
    }
}
