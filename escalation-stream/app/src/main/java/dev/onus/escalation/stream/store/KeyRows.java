package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.RoutingKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Short lists of texts that belong to a routing key, each text once in its list; a list that becomes empty is kept no
 * more. Those that come first share one row of the store, the page of the routing key: a
 * new finding asks for four lists, none of which is there, and writes three, so that it reads and writes once. What
 * finds no room in the page has a row of its own, so a routing key with thousands of cases costs no more than another.
 *
 * <pre>
 * 'p' [2 bytes length][routing key]        the page
 * 'q' [2 bytes length][routing key][name]  a list that found no room there
 * </pre>
 *
 * <p>What changes is in memory until {@link #store} writes it.
 */
final class KeyRows {
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
    private final KnownRows apart;
    private final BytesSerializer prefixSerializer = new BytesSerializer();
    private final Map<RoutingKey, Page> changed = new LinkedHashMap<>();

    /** Lists with a row of their own; empty: there is to be none any more. */
    private final NavigableMap<Bytes, Optional<byte[]>> changedApart = new TreeMap<>();

    /** Pages as they are in the store. */
    private final Map<RoutingKey, Page> known = new LinkedHashMap<>(MAX_KNOWN, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoutingKey, Page> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    KeyRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
        apart = new KnownRows(entries);
    }

    List<String> read(Name name) {
        Optional<byte[]> value = value(name);
        return value.isEmpty() ? new ArrayList<>() : Texts.read(value.get());
    }

    /** The first text of the list. */
    Optional<String> first(Name name) {
        return value(name).map(Texts::first);
    }

    void write(Name name, List<String> texts) {
        if (texts.isEmpty()) {
            delete(name);
        } else {
            put(name, Texts.write(texts));
        }
    }

    /** Adds at the end what is not there; beyond the most, the first are dropped. */
    void addLast(Name name, String text, int most) {
        List<String> texts = read(name);
        if (!texts.contains(text)) {
            texts.add(text);
            write(name, texts.size() > most ? texts.subList(texts.size() - most, texts.size()) : texts);
        }
    }

    /** Puts it first, wherever it was; beyond the most, the last are dropped. */
    void putFirst(Name name, String text, int most) {
        List<String> texts = read(name);
        texts.remove(text);
        texts.addFirst(text);
        write(name, texts.size() > most ? texts.subList(0, most) : texts);
    }

    void remove(Name name, String text) {
        List<String> texts = read(name);
        if (texts.remove(text)) {
            write(name, texts);
        }
    }

    private Optional<byte[]> value(Name name) {
        Page page = page(name.routingKey());
        byte[] here = page.lists().get(name.within());
        return here == null && page.hasOverflowed() ? valueApart(keyApart(name)) : Optional.ofNullable(here);
    }

    private Optional<byte[]> valueApart(Bytes key) {
        Optional<byte[]> value = changedApart.get(key);
        return value == null ? apart.value(key) : value;
    }

    /** A list is in the page or apart, never both; once others are apart, one that is not in the page may be. */
    private void put(Name name, byte[] value) {
        Page page = page(name.routingKey());
        String within = name.within();
        boolean isHere = page.lists().containsKey(within);
        if ((isHere || !page.hasOverflowed()) && page.put(within, value)) {
            changed.put(name.routingKey(), page);
            return;
        }
        if (page.remove(within) || !page.hasOverflowed()) {
            page.overflowed(true);
            changed.put(name.routingKey(), page);
        }
        changedApart.put(keyApart(name), Optional.of(value));
    }

    void delete(Name name) {
        Page page = page(name.routingKey());
        if (page.remove(name.within())) {
            changed.put(name.routingKey(), page);
        } else if (page.hasOverflowed()) {
            changedApart.put(keyApart(name), Optional.empty());
        }
    }

    /** All lists of a kind. Costs as much as there are. */
    List<Name> all(RoutingKey routingKey, char kind) {
        List<Name> all = inPage(routingKey, kind);
        if (page(routingKey).hasOverflowed()) {
            Bytes prefix = keyApart(new Name(routingKey, kind, ""));
            apart(prefix).forEach(row -> all.add(name(routingKey, kind, prefix, row)));
        }
        return all;
    }

    /** Those that share the page; few. */
    List<Name> inPage(RoutingKey routingKey, char kind) {
        List<Name> names = new ArrayList<>();
        for (String within : page(routingKey).lists().keySet()) {
            if (within.charAt(0) == kind) {
                names.add(new Name(routingKey, kind, within.substring(1)));
            }
        }
        return names;
    }

    /**
     * Some of those with a row of their own, as the rows are now: what has changed since {@link #store} is not seen.
     *
     * @param after the text of the last one that is known; empty for the first
     */
    List<Name> apart(RoutingKey routingKey, char kind, String after, int most) {
        List<Name> names = new ArrayList<>();
        if (!page(routingKey).hasOverflowed()) {
            return names;
        }
        Bytes prefix = keyApart(new Name(routingKey, kind, ""));
        Bytes from = after.isEmpty() ? prefix : keyApart(new Name(routingKey, kind, after + '\0'));
        Bytes end = keyApart(new Name(routingKey, (char) (kind + 1), ""));
        try (KeyValueIterator<Bytes, byte[]> rows = entries.range(from, end)) {
            while (rows.hasNext() && names.size() < most) {
                Bytes row = rows.next().key;
                if (startsWith(row.get(), prefix.get())) {
                    names.add(name(routingKey, kind, prefix, row));
                }
            }
        }
        return names;
    }

    private static Name name(RoutingKey routingKey, char kind, Bytes prefix, Bytes row) {
        int start = prefix.get().length;
        return new Name(
                routingKey, kind, new String(row.get(), start, row.get().length - start, StandardCharsets.UTF_8));
    }

    private Set<Bytes> apart(Bytes prefix) {
        Set<Bytes> keys = new LinkedHashSet<>();
        try (KeyValueIterator<Bytes, byte[]> rows = entries.prefixScan(prefix, prefixSerializer)) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        changedApart.tailMap(prefix, true).forEach((key, value) -> {
            if (value.isEmpty()) {
                keys.remove(key);
            } else if (startsWith(key.get(), prefix.get())) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Reads no further than the first that is to stay. */
    private boolean hasApart(Bytes prefix) {
        try (KeyValueIterator<Bytes, byte[]> rows = entries.prefixScan(prefix, prefixSerializer)) {
            while (rows.hasNext()) {
                Optional<byte[]> change = changedApart.get(rows.next().key);
                if (change == null || change.isPresent()) {
                    return true;
                }
            }
        }
        return changedApart.tailMap(prefix, true).entrySet().stream()
                .anyMatch(each ->
                        each.getValue().isPresent() && startsWith(each.getKey().get(), prefix.get()));
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Forgets that there were lists apart, if there are none any more; then an empty page needs no row. */
    void tidy(RoutingKey routingKey) {
        Page page = page(routingKey);
        if (page.hasOverflowed() && page.lists().isEmpty() && !hasApart(allApart(routingKey))) {
            page.overflowed(false);
            changed.put(routingKey, page);
        }
    }

    /** Writes what changed since it was called last. */
    void store() {
        changed.forEach((routingKey, page) -> {
            if (page.isNews()) {
                Bytes key = keyOfPage(routingKey);
                page.store().ifPresentOrElse(row -> entries.put(key, row), () -> Tombstones.put(entries, key));
            }
            known.put(routingKey, page);
        });
        changed.clear();
        changedApart.forEach(
                (key, value) -> value.ifPresentOrElse(list -> apart.put(key, list), () -> apart.delete(key)));
        changedApart.clear();
    }

    /** Forgets what has changed since, as if it had never been asked for. */
    void discard() {
        changed.clear();
        changedApart.clear();
        known.clear();
        apart.discard();
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

    private static Bytes keyOfPage(RoutingKey routingKey) {
        return RowKeys.join(new byte[] {PAGE}, RowKeys.prefix(routingKey));
    }

    private static Bytes keyApart(Name name) {
        return RowKeys.join(allApart(name.routingKey()).get(), name.within().getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes allApart(RoutingKey routingKey) {
        return RowKeys.join(new byte[] {APART}, RowKeys.prefix(routingKey));
    }
}
