package dev.onus.registry.cases;

import dev.onus.vocabulary.DeliveryState;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the last message to a person at one destination.
 *
 * @param destination hash of channel and address, as the page ledger has it; empty where only the channel is known
 */
public record Reached(
        Optional<String> destination, String channel, DeliveryState state, Optional<String> detail, Instant at) {
    /** Whether it will not arrive, so that the next one will hardly either. */
    public boolean isFailed() {
        return state == DeliveryState.FAILED;
    }
}
