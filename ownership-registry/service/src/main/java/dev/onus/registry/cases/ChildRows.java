package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.registry.cases.RowKey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which cases follow a storm, or have followed it (ESC-8): a case that ended with its storm follows it no more, and is what
 * people want to see when they look back. A row is written for every state that names a storm, also for one that is older
 * than what is known, as the topics come in any order; it goes with its case.
 */
final class ChildRows {
    private ChildRows() {}

    static void put(IndexTurn turn, CaseState child) {
        if (child.getStorm() != null) {
            byte[] place = in(Table.CHILD)
                    .text(child.getStorm())
                    .newestFirst(child.getOpenedAt().toEpochMilli())
                    .text(child.getId())
                    .bytes();
            turn.put(place, Rows.text(child.getId()));
            turn.put(
                    in(Table.STORM_OF)
                            .text(child.getId())
                            .text(child.getStorm())
                            .bytes(),
                    place);
        }
    }

    static void forget(IndexTurn turn, String childId) {
        byte[] prefix = in(Table.STORM_OF).text(childId).bytes();
        turn.scan(prefix, RowKey.behind(prefix), (key, place) -> {
            turn.delete(key);
            turn.delete(place);
            return true;
        });
    }

    /** @throws IllegalArgumentException if the cursor is not one of ours */
    static Part<String> of(IndexStore store, String stormId, Optional<String> cursor, int limit) {
        byte[] prefix = in(Table.CHILD).text(stormId).bytes();
        byte[] from = cursor.map(text -> Cursor.resume(prefix, text)).orElse(prefix);
        List<String> ids = new ArrayList<>();
        List<String> next = new ArrayList<>(1);
        store.scan(from, RowKey.behind(prefix), (key, value) -> {
            ids.add(Rows.text(value));
            if (ids.size() >= limit) {
                next.add(Cursor.of(key, prefix.length));
            }
            return ids.size() < limit;
        });
        return new Part<>(ids, next.stream().findFirst());
    }
}
