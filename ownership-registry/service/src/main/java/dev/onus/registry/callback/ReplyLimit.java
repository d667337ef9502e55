package dev.onus.registry.callback;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps two machines from texting each other for ever: what is no answer to a page is answered only so often. */
@Singleton
final class ReplyLimit {
    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int NUMBERS = 10_000;

    private final Map<String, Deque<Instant>> replies = new LinkedHashMap<>();

    synchronized boolean allows(String number, Instant now) {
        Deque<Instant> before = replies.computeIfAbsent(number, unused -> new ArrayDeque<>(MOST));
        while (!before.isEmpty() && before.getFirst().plus(WITHIN).isBefore(now)) {
            before.removeFirst();
        }
        if (replies.size() > NUMBERS) {
            replies.remove(replies.keySet().iterator().next());
        }
        if (before.size() >= MOST) {
            return false;
        }
        before.addLast(now);
        return true;
    }
}
