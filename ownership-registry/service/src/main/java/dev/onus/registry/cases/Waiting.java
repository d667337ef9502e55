package dev.onus.registry.cases;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Callers that wait for something to appear in the log, each under its key. Nobody polls. */
final class Waiting<V> {
    private final Map<String, List<CompletableFuture<V>>> byKey = new ConcurrentHashMap<>();

    /** Several callers may wait under one key; all get the same value. Each must give up in the end. */
    CompletableFuture<V> expect(String key) {
        CompletableFuture<V> waiting = new CompletableFuture<>();
        byKey.merge(
                key,
                List.of(waiting),
                (others, one) -> Stream.concat(others.stream(), one.stream()).toList());
        return waiting;
    }

    void arrived(String key, V value) {
        List<CompletableFuture<V>> waiting = byKey.remove(key);
        if (waiting != null) {
            waiting.forEach(one -> one.complete(value));
        }
    }

    void giveUp(String key, CompletableFuture<V> waiting) {
        byKey.computeIfPresent(key, (same, all) -> {
            List<CompletableFuture<V>> others =
                    all.stream().filter(one -> !one.equals(waiting)).toList();
            return others.isEmpty() ? null : others;
        });
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }
}
