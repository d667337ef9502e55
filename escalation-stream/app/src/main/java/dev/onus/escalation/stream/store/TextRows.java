package dev.onus.escalation.stream.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Rows that are short lists of texts, each text once; a list that becomes empty is no row. Nobody else writes them, so
 * what was read or written last is known without the store: an alert that opens a case asks twice for most of its rows.
 */
final class TextRows {
    static final int MAX_KNOWN = 64;

    private final KeyValueStore<Bytes, byte[]> entries;

    /** Rows as they are in the store; empty: there is none. */
    private final Map<Bytes, Optional<byte[]>> known = new LinkedHashMap<>(MAX_KNOWN, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Optional<byte[]>> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    TextRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    List<String> read(Bytes key) {
        Optional<byte[]> value = value(key);
        return value.isEmpty() ? new ArrayList<>() : Texts.read(value.get());
    }

    /** The first text of the row. */
    Optional<String> first(Bytes key) {
        return value(key).map(Texts::first);
    }

    private Optional<byte[]> value(Bytes key) {
        Optional<byte[]> value = known.get(key);
        if (value == null) {
            value = Optional.ofNullable(entries.get(key));
            known.put(key, value);
        }
        return value;
    }

    void write(Bytes key, List<String> texts) {
        if (texts.isEmpty()) {
            delete(key);
        } else {
            byte[] value = Texts.write(texts);
            entries.put(key, value);
            known.put(key, Optional.of(value));
        }
    }

    void delete(Bytes key) {
        entries.delete(key);
        known.put(key, Optional.empty());
    }

    /** Adds at the end what is not there; beyond the most, the first are dropped. */
    void addLast(Bytes key, String text, int most) {
        List<String> texts = read(key);
        if (!texts.contains(text)) {
            texts.add(text);
            write(key, texts.size() > most ? texts.subList(texts.size() - most, texts.size()) : texts);
        }
    }

    /** Puts it first, wherever it was; beyond the most, the last are dropped. */
    void putFirst(Bytes key, String text, int most) {
        List<String> texts = read(key);
        texts.remove(text);
        texts.addFirst(text);
        write(key, texts.size() > most ? texts.subList(0, most) : texts);
    }

    void remove(Bytes key, String text) {
        List<String> texts = read(key);
        if (texts.remove(text)) {
            write(key, texts);
        }
    }
}
