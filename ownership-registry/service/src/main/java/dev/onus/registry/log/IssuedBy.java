package dev.onus.registry.log;

import dev.onus.registry.model.IssuedCount;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many living identities name each issuer, as far as the log has been read (OWN-15). */
final class IssuedBy {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> toldBefore = new HashMap<>();

    /** Begins to watch which issuers move by a step. */
    void begin() {
        toldBefore.clear();
    }

    void store(RecordVersion after, @Nullable RecordVersion before) {
        if (before != null) {
            IdentityClaims.issuer(before.key(), before.json()).ifPresent(issuer -> add(issuer, -1));
        }
        IdentityClaims.issuer(after.key(), after.json()).ifPresent(issuer -> add(issuer, 1));
    }

    private void add(String issuer, int more) {
        toldBefore.putIfAbsent(issuer, of(issuer));
        counts.merge(issuer, more, (one, other) -> one + other == 0 ? null : one + other);
    }

    /** As it is told: {@link IssuedCount}. */
    int of(String issuer) {
        return IssuedCount.atLeast(counts.getOrDefault(issuer, 0));
    }

    /** Issuers that are told otherwise than when it began. */
    Set<String> moved() {
        Set<String> moved = new LinkedHashSet<>();
        toldBefore.forEach((issuer, told) -> {
            if (told != of(issuer)) {
                moved.add(issuer);
            }
        });
        return moved;
    }
}
