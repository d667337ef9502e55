package dev.onus.notifier.pipeline;

import dev.onus.notifier.course.Course;

/** How the sending of one message ended. */
sealed interface Outcome {
    record Reached(Course course) implements Outcome {}

    record Unreached(String why, Course course) implements Outcome {}

    record Interrupted(StopReason reason) implements Outcome {}
}
