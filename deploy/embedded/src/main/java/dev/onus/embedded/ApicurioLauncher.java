package dev.onus.embedded;

/**
 * The main class of the registry's process: it watches the process that started it, and ends when that one is gone, so
 * that a kill leaves no registry behind. It stands alone: nothing else of ours is on that process's class path.
 */
final class ApicurioLauncher {
    private static final String REGISTRY = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final int PARENT_IS_GONE = 3;

    private ApicurioLauncher() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        long parent = Long.parseLong(args[0]);
        Thread watch = new Thread(() -> endAfter(parent), "watch-parent");
        watch.setDaemon(true);
        watch.start();
        Class.forName(REGISTRY).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }

    private static void endAfter(long parent) {
        ProcessHandle.of(parent).ifPresent(handle -> handle.onExit().join());
        System.err.println("The process that started this registry is gone; it ends too.");
        Runtime.getRuntime().halt(PARENT_IS_GONE);
    }
}
