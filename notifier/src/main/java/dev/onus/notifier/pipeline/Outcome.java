package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.course.Leg;
import java.util.Optional;

/** How the sending of one message ended. */
sealed interface Outcome {
    record Reached(Leg leg, int attempts) implements Outcome {}

    /** @param lastTried the last of the contacts that were tried */
    record Unreached(String why, int attempts, Optional<Destination> lastTried) implements Outcome {}

    record Interrupted(StopReason reason) implements Outcome {}
}
