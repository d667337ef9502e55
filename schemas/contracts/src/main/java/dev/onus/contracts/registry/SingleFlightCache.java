package dev.onus.contracts.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Remembers what was found, for ever and never what was not. Callers who want the same at the same time share one
 * question and its answer, a failure too, so that an outage does not make each of them wait in turn.
 */
final class SingleFlightCache<K, V> {
    private final int maxEntries;
    private final Function<K, V> source;
    private final ConcurrentMap<K, CompletableFuture<V>> entries = new ConcurrentHashMap<>();

    /** @param maxEntries how many are remembered; one more, and all are asked for again as they are needed */
    SingleFlightCache(int maxEntries, Function<K, V> source) {
        this.maxEntries = maxEntries;
        this.source = source;
    }

    V get(K key) {
        CompletableFuture<V> known = entries.get(key);
        if (known == null) {
            CompletableFuture<V> mine = new CompletableFuture<>();
            known = entries.putIfAbsent(key, mine);
            if (known == null) {
                return ask(key, mine);
            }
        }
        try {
            return known.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    int size() {
        return entries.size();
    }

    private V ask(K key, CompletableFuture<V> mine) {
        try {
            V found = source.apply(key);
            if (entries.size() > maxEntries) {
                entries.values().removeIf(CompletableFuture::isDone);
            }
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            entries.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
