package dev.onus.escalation.stream.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short lists of texts that are kept, each text once in its list; a list that becomes empty is kept no more. */
abstract class TextLists<K> {
    /** The list as {@link Texts} writes it; empty: there is none. */
    abstract Optional<byte[]> value(K key);

    abstract void put(K key, byte[] value);

    abstract void delete(K key);

    final List<String> read(K key) {
        Optional<byte[]> value = value(key);
        return value.isEmpty() ? new ArrayList<>() : Texts.read(value.get());
    }

    /** The first text of the list. */
    final Optional<String> first(K key) {
        return value(key).map(Texts::first);
    }

    final void write(K key, List<String> texts) {
        if (texts.isEmpty()) {
            delete(key);
        } else {
            put(key, Texts.write(texts));
        }
    }

    /** Adds at the end what is not there; beyond the most, the first are dropped. */
    final void addLast(K key, String text, int most) {
        List<String> texts = read(key);
        if (!texts.contains(text)) {
            texts.add(text);
            write(key, texts.size() > most ? texts.subList(texts.size() - most, texts.size()) : texts);
        }
    }

    /** Puts it first, wherever it was; beyond the most, the last are dropped. */
    final void putFirst(K key, String text, int most) {
        List<String> texts = read(key);
        texts.remove(text);
        texts.addFirst(text);
        write(key, texts.size() > most ? texts.subList(0, most) : texts);
    }

    final void remove(K key, String text) {
        List<String> texts = read(key);
        if (texts.remove(text)) {
            write(key, texts);
        }
    }
}
