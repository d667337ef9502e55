package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.RowKey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every effect that any case has asked for, by its id and in lists, as far as this replica has read (ESC-3). */
public final class EffectIndex {
    private final IndexStore store;

    EffectIndex(IndexStore store) {
        this.store = store;
    }

    public Optional<EffectRow> find(String effectId) {
        return event(Table.EFFECT, effectId)
                .map(asked -> new EffectRow(
                        asked,
                        event(Table.EFFECT_NOW, effectId).orElse(asked),
                        Optional.ofNullable(store.get(
                                        in(Table.EFFECT_FACTS).text(effectId).bytes()))
                                .map(Rows::effect)));
    }

    /**
     * Newest first.
     *
     * @param status a word of {@link EffectRow#status()}; empty: any
     * @throws IllegalArgumentException if the cursor is not one of ours
     */
    public Part<EffectRow> list(Optional<String> status, Optional<String> caseId, Optional<String> cursor, int limit) {
        return listing(caseId.map(EffectProjection::ofCase).orElse(EffectProjection.ALL), status, cursor, limit);
    }

    /** Those of one action, for example {@code revoke}; newest first. */
    public Part<EffectRow> ofAction(String action, Optional<String> cursor, int limit) {
        return listing(EffectProjection.ofAction(action), Optional.empty(), cursor, limit);
    }

    private Part<EffectRow> listing(String listing, Optional<String> status, Optional<String> cursor, int limit) {
        byte[] prefix = in(Table.EFFECT_LISTING).text(listing).bytes();
        byte[] from = cursor.map(text -> Cursor.resume(prefix, text)).orElse(prefix);
        List<EffectRow> found = new ArrayList<>();
        List<String> next = new ArrayList<>(1);
        int[] looked = {0};
        store.scan(from, RowKey.behind(prefix), (key, value) -> {
            find(Rows.text(value))
                    .filter(effect -> status.map(effect.status()::equals).orElse(true))
                    .ifPresent(found::add);
            boolean enough = found.size() >= limit || ++looked[0] >= CaseIndex.MOST_ROWS_LOOKED_AT;
            if (enough) {
                next.add(Cursor.of(key, prefix.length));
            }
            return !enough;
        });
        return new Part<>(found, next.stream().findFirst());
    }

    private Optional<EscalationEvent> event(Table table, String effectId) {
        return Optional.ofNullable(store.get(in(table).text(effectId).bytes())).map(Rows::event);
    }
}
