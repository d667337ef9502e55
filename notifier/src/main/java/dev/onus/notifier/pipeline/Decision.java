package dev.onus.notifier.pipeline;

/** What a stage says: go on with this, or nothing more is to be done, and why. */
sealed interface Decision<T> {
    record Proceed<T>(T value) implements Decision<T> {}

    record Stop<T>(StopReason reason) implements Decision<T> {}
}
