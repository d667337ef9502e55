package dev.onus.contracts;

import java.time.Instant;

/** Small records for tests. */
public final class Records {
    public static final Instant AT = Instant.parse("2026-11-21T03:12:00Z");

    private Records() {}

    public static Receipt receipt(String id) {
        return Receipt.newBuilder()
                .setId(id)
                .setOutcome("accepted")
                .setSource("guardduty")
                .setAt(AT)
                .build();
    }
}
