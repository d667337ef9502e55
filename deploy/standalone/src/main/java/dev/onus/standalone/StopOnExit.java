package dev.onus.standalone;

/** Stops in order when the process is told to end, by Ctrl-C, by kill, or because its work is done. */
public final class StopOnExit {
    private StopOnExit() {}

    public static void stop(AutoCloseable running) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), "onus-stop"));
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("Expected to stop in order, but could not: " + e);
        }
    }
}
