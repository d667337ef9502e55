package dev.onus.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of {@code ./onus demo} to its end. */
record DemoRun(int exitCode, String output) {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(8);

    static DemoRun of(Path home, String... arguments) {
        Ports ports = Ports.free();
        List<String> all = new ArrayList<>(List.of("demo"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--port=" + ports.http(), "--kafka-port=" + ports.kafka(), "--registry-port=" + ports.registry()));
        Path output = home.resolve("demo-" + ports.http() + ".out");
        Process process = new JavaCommand()
                .with("-Xmx384m")
                .with("-Donus.home=" + home)
                .with("-Donus.apicurio.home=" + System.getProperty("onus.apicurio.home"))
                .with("-Dlogback.configurationFile=logback.xml")
                .start(output, "dev.onus.cli.Onus", all);
        try {
            if (!process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("Expected the demo to end within " + ENDS_WITHIN + ", but it did not: "
                        + OnusProcess.read(output));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return new DemoRun(process.exitValue(), OnusProcess.read(output));
    }

    /** How a scenario ended: {@code passed}, {@code failed}, or empty when it was not played. */
    Optional<String> outcomeOf(String scenario) {
        Matcher line = Pattern.compile("(?m)^ *(passed|failed) +" + Pattern.quote(scenario) + "$")
                .matcher(output);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
