package dev.onus.notifier.pipeline;

import dev.onus.notifier.course.Leg;

/** How the sending of one message ended. */
sealed interface Outcome {
    record Reached(Leg leg, int attempts) implements Outcome {}

    record Unreached(String why, int attempts) implements Outcome {}

    record Interrupted(StopReason reason) implements Outcome {}
}
