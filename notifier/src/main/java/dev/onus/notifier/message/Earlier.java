package dev.onus.notifier.message;

import java.util.Optional;

/**
 * What the ledger knows of earlier sending to the same destination, for channels whose vendor offers no idempotency key.
 *
 * @param attempts to send this message there that were begun before; more than none means that the receiver may have it
 * @param pageProviderId what the destination calls the page that this message is about, where that was accepted there;
 *     empty for the page itself
 * @param acknowledged whether what the person got there last about the case was acknowledged since, so that by itself the
 *     destination would take another page for known
 */
public record Earlier(int attempts, Optional<String> pageProviderId, boolean acknowledged) {
    public static final Earlier NOTHING = new Earlier(0, Optional.empty(), false);

    public Earlier(int attempts, Optional<String> pageProviderId) {
        this(attempts, pageProviderId, false);
    }

    /** Whether the receiver may have this very message already. */
    public boolean mayHaveArrived() {
        return attempts > 0;
    }
}
