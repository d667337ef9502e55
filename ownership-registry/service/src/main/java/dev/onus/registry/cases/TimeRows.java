package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.registry.cases.RowKey.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ids in the order of a time, to be taken out when that has come. What is taken out leaves tombstones, and a scan that begins
 * before them steps over each, so one begins behind what was taken last. That place is in memory only and lowered by what is
 * put before it; the first scan after a start finds it again. Not thread-safe.
 */
final class TimeRows {
    private final Table table;
    private final byte[] first;
    private final byte[] end;
    /** No row lies before it. */
    private byte[] from;

    TimeRows(Table table) {
        this.table = table;
        this.first = in(table).bytes();
        this.end = RowKey.behind(first);
        this.from = first;
    }

    record Taken(Instant at, String id) {}

    /** Times before 1970 count as 1970. */
    void put(IndexTurn turn, Instant at, String id) {
        byte[] key = in(table).number(millis(at)).text(id).bytes();
        turn.put(key, Rows.text(id));
        if (Arrays.compareUnsigned(key, from) < 0) {
            from = key;
        }
    }

    /** Takes out those before the time, the earliest first; as many as this at most. */
    List<Taken> take(IndexTurn turn, Instant before, int most) {
        byte[] limit = in(table).number(millis(before)).bytes();
        if (Arrays.compareUnsigned(from, limit) >= 0) {
            return List.of();
        }
        List<Taken> taken = new ArrayList<>();
        byte[][] reached = {end};
        turn.scan(from, end, (key, id) -> {
            if (taken.size() == most || Arrays.compareUnsigned(key, limit) >= 0) {
                reached[0] = key;
                return false;
            }
            turn.delete(key);
            taken.add(new Taken(Instant.ofEpochMilli(SourceRows.millisAt(key, first.length)), Rows.text(id)));
            return true;
        });
        from = reached[0];
        return taken;
    }

    /** The turn in which something was taken is not written, so it is there still. */
    void lookFromTheStart() {
        from = first;
    }

    private static long millis(Instant at) {
        return Math.max(0, at.toEpochMilli());
    }
}
