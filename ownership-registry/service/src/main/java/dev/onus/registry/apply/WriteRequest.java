package dev.onus.registry.apply;

import org.jspecify.annotations.Nullable;

/**
 * Who writes and how.
 *
 * @param actor {@code person:<name>}, {@code service:<name>} or {@code system}
 * @param expectedVersion what the writer saw, of the one record that it writes; null when any will do
 * @param idempotencyKey the same write sent again has the same key; null when there is none
 */
public record WriteRequest(
        String actor,
        boolean dryRun,
        @Nullable Long expectedVersion,
        @Nullable String idempotencyKey) {
    public static WriteRequest of(String actor) {
        return new WriteRequest(actor, false, null, null);
    }
}
