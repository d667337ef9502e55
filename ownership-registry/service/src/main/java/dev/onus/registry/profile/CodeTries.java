package dev.onus.registry.profile;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the tries of each code: six digits are few. */
@Singleton
final class CodeTries {
    static final int MOST = 5;
    private static final int CODES = 10_000;

    private record Tries(int count, Instant since) {}

    private final Map<String, Tries> tries = new LinkedHashMap<>();

    /** Counts one; false when there were {@value #MOST} before. */
    synchronized boolean mayTry(String pageId, Instant now) {
        tries.values().removeIf(one -> one.since().plus(ContactDesk.CODE_LASTS).isBefore(now));
        Tries before = tries.getOrDefault(pageId, new Tries(0, now));
        if (before.count() >= MOST || tries.size() >= CODES) {
            return false;
        }
        tries.put(pageId, new Tries(before.count() + 1, before.since()));
        return true;
    }
}
