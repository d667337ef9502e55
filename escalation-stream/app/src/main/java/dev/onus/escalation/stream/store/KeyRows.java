package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.RoutingKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Lists that belong to a routing key. Those that come first share one row of the store, the page of the routing key: a
 * new finding asks for four lists, none of which is there, and writes three, so that it reads and writes once. What
 * finds no room in the page has a row of its own, so a routing key with thousands of cases costs no more than another.
 *
 * <pre>
 * 'p' [2 bytes length][routing key]        the page
 * 'q' [2 bytes length][routing key][name]  a list that found no room there
 * </pre>
 *
 * <p>Pages are written by {@link #store} and are in memory until then; rows of their own are written at once.
 */
final class KeyRows extends TextLists<KeyRows.Name> {
    static final int MAX_KNOWN = 64;

    private static final byte PAGE = 'p';
    private static final byte APART = 'q';

    /**
     * Which list.
     *
     * @param text may be empty
     */
    record Name(RoutingKey routingKey, char kind, String text) {
        private String within() {
            return kind + text;
        }
    }

    private final KeyValueStore<Bytes, byte[]> entries;
    private final TextRows apart;
    private final BytesSerializer prefixSerializer = new BytesSerializer();
    private final Map<RoutingKey, Page> changed = new LinkedHashMap<>();

    /** Pages as they are in the store. */
    private final Map<RoutingKey, Page> known = new LinkedHashMap<>(MAX_KNOWN, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoutingKey, Page> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    KeyRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
        apart = new TextRows(entries);
    }

    @Override
    Optional<byte[]> value(Name name) {
        Page page = page(name.routingKey());
        byte[] here = page.lists().get(name.within());
        return here == null && page.hasOverflowed() ? apart.value(keyApart(name)) : Optional.ofNullable(here);
    }

    /** A list is in the page or apart, never both; once others are apart, one that is not in the page may be. */
    @Override
    void put(Name name, byte[] value) {
        Page page = page(name.routingKey());
        String within = name.within();
        boolean isHere = page.lists().containsKey(within);
        if ((isHere || !page.hasOverflowed()) && page.put(within, value)) {
            change(name.routingKey(), page);
            return;
        }
        if (page.remove(within) || !page.hasOverflowed()) {
            page.overflowed(true);
            change(name.routingKey(), page);
        }
        apart.put(keyApart(name), value);
    }

    @Override
    void delete(Name name) {
        Page page = page(name.routingKey());
        if (page.remove(name.within())) {
            change(name.routingKey(), page);
        } else if (page.hasOverflowed()) {
            apart.delete(keyApart(name));
        }
    }

    /** All lists of a kind. Costs as much as there are. */
    List<Name> all(RoutingKey routingKey, char kind) {
        List<Name> all = new ArrayList<>();
        Page page = page(routingKey);
        for (String within : page.lists().keySet()) {
            if (within.charAt(0) == kind) {
                all.add(new Name(routingKey, kind, within.substring(1)));
            }
        }
        if (page.hasOverflowed()) {
            Bytes prefix = keyApart(new Name(routingKey, kind, ""));
            try (KeyValueIterator<Bytes, byte[]> rows = entries.prefixScan(prefix, prefixSerializer)) {
                while (rows.hasNext()) {
                    byte[] key = rows.next().key.get();
                    int start = prefix.get().length;
                    all.add(new Name(
                            routingKey, kind, new String(key, start, key.length - start, StandardCharsets.UTF_8)));
                }
            }
        }
        return all;
    }

    /** Forgets that there were lists apart, if there are none any more; then an empty page needs no row. */
    void tidy(RoutingKey routingKey) {
        Page page = page(routingKey);
        if (page.hasOverflowed() && page.lists().isEmpty() && !hasAnyApart(routingKey)) {
            page.overflowed(false);
            change(routingKey, page);
        }
    }

    private boolean hasAnyApart(RoutingKey routingKey) {
        Bytes prefix = RowKeys.join(new byte[] {APART}, RowKeys.prefix(routingKey));
        try (KeyValueIterator<Bytes, byte[]> rows = entries.prefixScan(prefix, prefixSerializer)) {
            return rows.hasNext();
        }
    }

    /** Writes the pages that changed since it was called last. */
    void store() {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach((routingKey, page) -> {
            if (page.isNews()) {
                Bytes key = keyOfPage(routingKey);
                page.store().ifPresentOrElse(row -> entries.put(key, row), () -> Tombstones.put(entries, key));
            }
            known.put(routingKey, page);
        });
        changed.clear();
    }

    /** Forgets what has changed since, as if it had never been asked for. */
    void discard() {
        changed.keySet().forEach(known::remove);
        changed.clear();
    }

    private Page page(RoutingKey routingKey) {
        Page page = changed.get(routingKey);
        if (page == null) {
            page = known.get(routingKey);
        }
        if (page == null) {
            page = Page.of(entries.get(keyOfPage(routingKey)));
            known.put(routingKey, page);
        }
        return page;
    }

    private void change(RoutingKey routingKey, Page page) {
        changed.put(routingKey, page);
    }

    private static Bytes keyOfPage(RoutingKey routingKey) {
        return RowKeys.join(new byte[] {PAGE}, RowKeys.prefix(routingKey));
    }

    private static Bytes keyApart(Name name) {
        return RowKeys.join(
                new byte[] {APART},
                RowKeys.prefix(name.routingKey()),
                name.within().getBytes(StandardCharsets.UTF_8));
    }
}
