package dev.onus.registry.recorded;

/** Moves the progress of a replay by hand. */
public final class ScriptedProgress {
    private ScriptedProgress() {}

    public static void move(ReplayProgress progress, long read, long total) {
        progress.expect(total);
        progress.readUpTo(read);
    }
}
