package dev.onus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alerts a second over HTTP, each durable in the broker before it is answered, against Alertmanager's in-memory API: the
 * same address, the same bodies, the same connections, in turns. One alert a request, and a hundred.
 */
final class IntakeBench implements Bench.Measurement {
    private static final int MANY = 100;
    private static final String REFERENCE = "Alertmanager, in memory";
    /** For the process of the service, such as {@code -XX:StartFlightRecording=…}. */
    private static final String MORE_OPTIONS = "ONUS_BENCH_INTAKE_OPTIONS";

    @Override
    public List<Figure> measure(Options options) throws Exception {
        Path dir = Files.createTempDirectory("onus-bench");
        String more = Optional.ofNullable(System.getenv(MORE_OPTIONS)).orElse("");
        List<String> serviceOptions = more.isBlank() ? List.of() : List.of(more.strip().split(" +"));
        try (OnusIntake onus = new OnusIntake(dir, serviceOptions)) {
            Optional<Alertmanager> reference = Alertmanager.start(dir);
            if (reference.isEmpty()) {
                System.err.println("intake: no Alertmanager on this machine; the reference is absent");
            }
            try {
                return List.of(
                        figure("intake", 1, onus, reference, options),
                        figure("intake-batch", MANY, onus, reference, options));
            } finally {
                if (reference.isPresent()) {
                    reference.get().close();
                }
            }
        } finally {
            delete(dir);
        }
    }

    private static Figure figure(
            String name, int alertsInOne, OnusIntake onus, Optional<Alertmanager> reference, Options options)
            throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (Load load = new Load(onus.target(), alertsInOne)) {
            Optional<Load> other = reference.isPresent()
                    ? Optional.of(new Load(reference.get().target(), alertsInOne))
                    : Optional.empty();
            load.perSecond(options.warmUp());
            if (other.isPresent()) {
                other.get().perSecond(options.oneRun());
            }
            for (int run = 0; run < options.runs(); run++) {
                ours.add(load.perSecond(options.oneRun()));
                if (other.isPresent()) {
                    theirs.add(other.get().perSecond(options.oneRun()));
                }
                System.err.printf("%s run %d: %,.0f%n", name, run + 1, ours.getLast());
            }
            if (other.isPresent()) {
                other.get().close();
            }
        }
        return new Figure(
                name,
                new Runs(ours),
                "alerts/s",
                theirs.isEmpty() ? Optional.empty() : Optional.of(new Runs(theirs)),
                REFERENCE);
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
