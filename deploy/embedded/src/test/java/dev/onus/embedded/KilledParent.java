package dev.onus.embedded;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Starts a registry, prints its process id, and ends without running a shutdown hook, as a kill would. */
final class KilledParent {
    private KilledParent() {}

    public static void main(String[] args) {
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        ApicurioRegistry registry = ApicurioRegistry.start(Path.of(args[0]), Path.of(args[1]), 0);
        System.out.println(registry.process().pid());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
