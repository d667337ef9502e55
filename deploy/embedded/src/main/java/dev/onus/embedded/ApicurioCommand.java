package dev.onus.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the registry's process is started; RATIONALE.md has the measurements behind each setting. */
final class ApicurioCommand {
    static final String JAR = "quarkus-run.jar";
    static final String CONFLUENT_API = "/apis/ccompat/v7";
    private static final String LAUNCHER_DIRECTORY = "launcher";

    private ApicurioCommand() {}

    static List<String> line(Path jar, Path dir) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xmn8m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                jar + File.pathSeparator + launcher(dir),
                ApicurioLauncher.class.getName(),
                Long.toString(ProcessHandle.current().pid()));
    }

    static Map<String, String> environment(Path dir, int port, int managementPort) {
        Path database = dir.toAbsolutePath().resolve("registry");
        return Map.ofEntries(
                Map.entry("APICURIO_STORAGE_KIND", "sql"),
                Map.entry("APICURIO_STORAGE_SQL_KIND", "h2"),
                // Without WRITE_DELAY=0 a kill loses the ids just given, and the next schemas would take them.
                Map.entry(
                        "APICURIO_DATASOURCE_URL",
                        "jdbc:h2:file:" + database + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"),
                Map.entry("MALLOC_ARENA_MAX", "1"),
                Map.entry("QUARKUS_HTTP_IO_THREADS", "2"),
                // A line for each request would grow for ever; the audit line for each change stays.
                Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
                Map.entry("QUARKUS_HTTP_HOST", EmbeddedKafka.HOST),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_MANAGEMENT_HOST", EmbeddedKafka.HOST),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
    }

    /** Copies the one class to where the child finds it, and nothing else of ours. */
    private static Path launcher(Path dir) throws IOException {
        Path root = dir.toAbsolutePath().resolve(LAUNCHER_DIRECTORY);
        String name = ApicurioLauncher.class.getName().replace('.', '/') + ".class";
        Path target = root.resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream code = ApicurioLauncher.class.getClassLoader().getResourceAsStream(name)) {
            if (code == null) {
                throw new IllegalStateException("Expected " + name + " on the class path, but it is not there.");
            }
            Files.write(target, code.readAllBytes());
        }
        return root;
    }
}
