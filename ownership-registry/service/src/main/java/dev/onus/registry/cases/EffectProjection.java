package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.RowKey.Table;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Keeps each effect by its id: the event that asked for it, the latest word about it, and what its case said of it,
 * which outlives its withdrawal (ESC-3).
 */
final class EffectProjection {
    /** The listing of all effects; the others are those of a case or of an action. */
    static final String ALL = "";

    private static final String CASE = "case/";
    private static final String ACTION = "action/";

    private final IndexStore store;

    EffectProjection(IndexStore store) {
        this.store = store;
    }

    /** @param event one that has an effect */
    void event(WriteBatch batch, EscalationEvent event) throws RocksDBException {
        String id = event.getEffect().getEffectId();
        byte[] asked = in(Table.EFFECT).text(id).bytes();
        if (store.get(asked) == null) {
            batch.put(asked, Rows.of(event));
            for (String listing : listings(event)) {
                batch.put(listed(listing, event), Rows.text(id));
            }
        }
        byte[] now = in(Table.EFFECT_NOW).text(id).bytes();
        byte[] before = store.get(now);
        if (before == null || Rows.event(before).getRevision() <= event.getRevision()) {
            batch.put(now, Rows.of(event));
        }
    }

    void state(WriteBatch batch, CaseState state) throws RocksDBException {
        for (EffectFacts effect : state.getEffects()) {
            batch.put(in(Table.EFFECT_FACTS).text(effect.getEffectId()).bytes(), Rows.of(effect));
        }
    }

    /** @param event one that has an effect */
    void forget(WriteBatch batch, EscalationEvent event) throws RocksDBException {
        String id = event.getEffect().getEffectId();
        byte[] asked = store.get(in(Table.EFFECT).text(id).bytes());
        if (asked != null) {
            for (String listing : listings(event)) {
                batch.delete(listed(listing, Rows.event(asked)));
            }
        }
        batch.delete(in(Table.EFFECT).text(id).bytes());
        batch.delete(in(Table.EFFECT_NOW).text(id).bytes());
        batch.delete(in(Table.EFFECT_FACTS).text(id).bytes());
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
