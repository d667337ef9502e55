package dev.onus.escalation.stream.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Rows that are short lists of texts, each text once; a list that becomes empty is no row. */
final class TextRows {
    private final KeyValueStore<Bytes, byte[]> entries;

    TextRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    List<String> read(Bytes key) {
        byte[] value = entries.get(key);
        return value == null ? new ArrayList<>() : Texts.read(value);
    }

    /** The first text of the row. */
    Optional<String> first(Bytes key) {
        byte[] value = entries.get(key);
        return value == null ? Optional.empty() : Optional.of(Texts.first(value));
    }

    void write(Bytes key, List<String> texts) {
        if (texts.isEmpty()) {
            entries.delete(key);
        } else {
            entries.put(key, Texts.write(texts));
        }
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
