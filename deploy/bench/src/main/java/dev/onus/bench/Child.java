package dev.onus.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that is measured; it ends with the measurement. */
final class Child implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    /** Longer than the stream takes at most, which gives itself 30 seconds for its tasks. */
    private static final Duration END_WITHIN = Duration.ofSeconds(45);

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int MOST_SAID = 4_000;
    private static final double KIBIBYTES_IN_MEBIBYTE = 1_024;

    /** As {@code ./onus} runs, so that what is measured is what runs. */
    private static final List<String> LIKE_ONUS =
            List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseParallelGC", "-XX:-UseAdaptiveSizePolicy");

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static Child start(Path log, List<String> command) throws IOException {
        return new Child(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    static Child java(Path log, List<String> options, String mainClass, List<String> arguments) throws IOException {
        return java(log, classPathWithout(List.of()), options, mainClass, arguments);
    }

    /** @param service how the name begins of the jar whose beans would start by themselves */
    static Child javaWithout(String service, Path log, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        return java(log, classPathWithout(List.of(service)), options, mainClass, arguments);
    }

    static Child java(Path log, String classPath, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LIKE_ONUS);
        command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.onus.contracts");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return start(log, command);
    }

    /** @param services how the names of jars begin that are left out */
    static String classPathWithout(List<String> services) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        services.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** More options for a process, from the environment; none when it says nothing. */
    static List<String> optionsIn(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(more -> !more.isBlank())
                .map(more -> List.of(more.strip().split(" +")))
                .orElse(List.of());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns when somebody listens there. */
    void awaitPort(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return;
            } catch (IOException notYet) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
        String said = Files.readString(log);
        throw new IOException("Expected somebody to listen on port " + port + ", but nobody does: "
                + said.substring(Math.max(0, said.length() - MOST_SAID)));
    }

    /** Processor time that it has used so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory of it and of those that it has started, in MiB; Linux says it. */
    double residentMebibytes() throws IOException {
        List<Long> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        double kibibytes = 0;
        for (long each : all) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(each), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kibibytes / KIBIBYTES_IN_MEBIBYTE;
    }

    /** As {@code kill -9}: nothing in it is told, as nothing that it leaves is used again. Returns when it is gone. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** In good order: what it must not lose is written, what it started is ended. Fails if that takes too long. */
    void end() throws InterruptedException {
        end(END_WITHIN);
    }

    void end(Duration within) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(
                    "Expected the process to end within " + within + ", but it had to be killed; it said: " + log);
        }
    }
}
