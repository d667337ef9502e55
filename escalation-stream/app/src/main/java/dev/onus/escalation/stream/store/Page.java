package dev.onus.escalation.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists that share one row of the store, each under its name.
 *
 * <pre>[1 byte: whether others found no room]([4 bytes length][name][4 bytes length][list])*</pre>
 */
final class Page {
    /** A list that makes it longer finds no room. Enough for about three findings, each of which came twice. */
    static final int MAX_BYTES = 1_024;

    private final Map<String, byte[]> lists = new LinkedHashMap<>();
    private int bytes = 1;
    private boolean hasOverflowed;
    /** Whether there is a row, so that nothing is deleted that never was. */
    private boolean isStored;

    static Page of(byte @Nullable [] row) {
        Page page = new Page();
        if (row == null) {
            return page;
        }
        page.isStored = true;
        page.bytes = row.length;
        ByteBuffer rest = ByteBuffer.wrap(row);
        page.hasOverflowed = rest.get() != 0;
        while (rest.hasRemaining()) {
            String name = new String(next(rest), StandardCharsets.UTF_8);
            page.lists.put(name, next(rest));
        }
        return page;
    }

    private static byte[] next(ByteBuffer rest) {
        byte[] next = new byte[rest.getInt()];
        rest.get(next);
        return next;
    }

    Map<String, byte[]> lists() {
        return lists;
    }

    /** Whether a list that is not here may have a row of its own. */
    boolean hasOverflowed() {
        return hasOverflowed;
    }

    void overflowed(boolean is) {
        hasOverflowed = is;
    }

    /** @return whether there is room; if not, nothing has changed */
    boolean put(String name, byte[] list) {
        byte[] before = lists.get(name);
        int longer = before == null ? size(name, list) : list.length - before.length;
        if (bytes + longer > MAX_BYTES) {
            return false;
        }
        lists.put(name, list);
        bytes += longer;
        return true;
    }

    /** @return whether it was there */
    boolean remove(String name) {
        byte[] before = lists.remove(name);
        if (before == null) {
            return false;
        }
        bytes -= size(name, before);
        return true;
    }

    private static int size(String name, byte[] list) {
        return 2 * Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length + list.length;
    }

    /** Whether there is anything to write: not if it is empty and there is no row. */
    boolean isNews() {
        return isStored || !isEmpty();
    }

    /** Whether it needs no row. */
    boolean isEmpty() {
        return lists.isEmpty() && !hasOverflowed;
    }

    /** As it is kept from now on; empty: there is no row any more. */
    Optional<byte[]> store() {
        isStored = !isEmpty();
        if (!isStored) {
            return Optional.empty();
        }
        ByteBuffer row = ByteBuffer.allocate(bytes).put((byte) (hasOverflowed ? 1 : 0));
        lists.forEach((name, list) -> {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            row.putInt(utf8.length).put(utf8).putInt(list.length).put(list);
        });
        return Optional.of(row.array());
    }
}
