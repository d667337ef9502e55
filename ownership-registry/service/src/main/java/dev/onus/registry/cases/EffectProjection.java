package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.RowKey.Table;
import java.util.List;

/**
 * Keeps each effect by its id: the event that asked for it, the latest word about it, and what its case said of it,
 * which outlives its withdrawal (ESC-3).
 */
final class EffectProjection {
    /** The listing of all effects; the others are those of a case or of an action. */
    static final String ALL = "";

    private static final String CASE = "case/";
    private static final String ACTION = "action/";

    private EffectProjection() {}

    /** @param event one that has an effect */
    static void event(IndexTurn turn, EscalationEvent event) {
        String id = event.getEffect().getEffectId();
        byte[] asked = in(Table.EFFECT).text(id).bytes();
        if (!turn.has(asked)) {
            turn.put(asked, event);
            for (String listing : listings(event)) {
                turn.put(listed(listing, event), Rows.text(id));
            }
        }
        byte[] now = in(Table.EFFECT_NOW).text(id).bytes();
        EscalationEvent before = turn.get(now, EscalationEvent.class, Rows::event);
        if (before == null || before.getRevision() <= event.getRevision()) {
            turn.put(now, event);
        }
    }

    static void state(IndexTurn turn, CaseState state) {
        for (EffectFacts effect : state.getEffects()) {
            turn.put(in(Table.EFFECT_FACTS).text(effect.getEffectId()).bytes(), effect);
        }
    }

    /** @param event one that has an effect */
    static void forget(IndexTurn turn, EscalationEvent event) {
        String id = event.getEffect().getEffectId();
        EscalationEvent asked = turn.get(in(Table.EFFECT).text(id).bytes(), EscalationEvent.class, Rows::event);
        if (asked != null) {
            for (String listing : listings(event)) {
                turn.delete(listed(listing, asked));
            }
        }
        turn.delete(in(Table.EFFECT).text(id).bytes());
        turn.delete(in(Table.EFFECT_NOW).text(id).bytes());
        turn.delete(in(Table.EFFECT_FACTS).text(id).bytes());
    }

    static String ofCase(String caseId) {
        return CASE + caseId;
    }

    static String ofAction(String action) {
        return ACTION + action;
    }

    private static List<String> listings(EscalationEvent event) {
        return List.of(
                ALL, ofCase(event.getCaseId()), ofAction(event.getEffect().getAction()));
    }

    private static byte[] listed(String listing, EscalationEvent asked) {
        return in(Table.EFFECT_LISTING)
                .text(listing)
                .newestFirst(asked.getAt().toEpochMilli())
                .text(asked.getEffect().getEffectId())
                .bytes();
    }
}
