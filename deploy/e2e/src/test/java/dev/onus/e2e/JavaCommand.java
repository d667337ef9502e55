package dev.onus.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A child JVM on this test's own class path, with the flags that {@code ./onus} starts it with. */
final class JavaCommand {
    private final List<String> flags = new ArrayList<>(List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    private Predicate<String> classPath = entry -> !entry.contains("/deploy/e2e/target/");

    JavaCommand with(String flag) {
        flags.add(flag);
        return this;
    }

    /** Leaves out what this process must not have: in production each service has its own class path. */
    JavaCommand without(Predicate<String> entries) {
        classPath = classPath.and(entries.negate());
        return this;
    }

    private String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(classPath)
                .collect(Collectors.joining(File.pathSeparator));
    }

    Process start(Path output, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(arguments);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to start " + mainClass + ", but could not.", e);
        }
    }
}
