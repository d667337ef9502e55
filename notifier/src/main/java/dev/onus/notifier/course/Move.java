package dev.onus.notifier.course;

import java.time.Instant;

/** What a course does next. */
public sealed interface Move {
    /** Send over this leg, by its place in the course. */
    record Send(int leg) implements Move {}

    /** Nothing is due before then. */
    record Wait(Instant until) implements Move {}

    /** A destination accepted it. */
    record Reached(Leg leg) implements Move {}

    /** No destination did, or not in time (ESC-12). */
    record Unreached(String why) implements Move {}
}
