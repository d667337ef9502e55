package dev.onus.e2e;

/** One running Onus for all tests that leave it running; it ends with the test's own process. */
final class SharedOnus {
    private static final OnusProcess RUNNING = start();

    private SharedOnus() {}

    static OnusProcess get() {
        return RUNNING;
    }

    private static OnusProcess start() {
        OnusProcess started = OnusProcess.up(Folders.fresh("shared"), Ports.free());
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        return started;
    }
}
