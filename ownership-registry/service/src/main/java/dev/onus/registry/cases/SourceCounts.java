package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.ReceiptIndex.CountedEnd;
import dev.onus.registry.cases.RowKey.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of what a source sent became what: one number for each day, kind of end and rule, so that a page of thousands of
 * sources looks at no event. An event counts once, on the day of the last word on it.
 */
final class SourceCounts {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private SourceCounts() {}

    static void replaced(IndexTurn turn, @Nullable Receipt before, Receipt now) {
        byte[] key = key(now);
        byte[] left = before == null ? null : key(before);
        if (Arrays.equals(key, left)) {
            return;
        }
        if (left != null && count(turn, left) > 1) {
            turn.put(left, Rows.number(count(turn, left) - 1));
        } else if (left != null) {
            turn.delete(left);
        }
        turn.put(key, Rows.number(count(turn, key) + 1));
    }

    /** Its day is over for all of its kind: what else of it is there goes in the hours to come. */
    static void removed(IndexTurn turn, Receipt receipt) {
        turn.delete(key(receipt));
    }

    static Map<CountedEnd, Long> since(IndexStore store, String source, LocalDate from) {
        byte[] prefix = prefix(source);
        byte[] first = in(Table.SOURCE_COUNT)
                .text(source)
                .number(Math.max(0, from.toEpochDay()))
                .bytes();
        Map<CountedEnd, Long> counts = new HashMap<>();
        store.scan(first, RowKey.behind(prefix), (key, value) -> {
            counts.merge(end(key, prefix.length + Long.BYTES), Rows.number(value), Long::sum);
            return true;
        });
        return counts;
    }

    private static long count(IndexTurn turn, byte[] key) {
        byte[] row = turn.get(key);
        return row == null ? 0 : Rows.number(row);
    }

    private static byte[] key(Receipt receipt) {
        return in(Table.SOURCE_COUNT)
                .text(receipt.getSource())
                .number(SourceRows.millis(receipt) / DAY_MILLIS)
                .text(receipt.getOutcome())
                .text(Objects.requireNonNullElse(receipt.getRule(), ""))
                .bytes();
    }

    private static byte[] prefix(String source) {
        return in(Table.SOURCE_COUNT).text(source).bytes();
    }

    /** Two texts that end with a zero byte each. */
    private static CountedEnd end(byte[] key, int place) {
        String both = new String(key, place, key.length - place - 1, StandardCharsets.UTF_8);
        int zero = both.indexOf('\0');
        return new CountedEnd(both.substring(0, zero), both.substring(zero + 1));
    }
}
