package dev.onus.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ninety days of recorded events under a draft of a policy, beside reading the same topics raw. Broker, schema registry
 * and {@link WhatIfMain} are processes of their own.
 */
final class WhatIfBench implements Bench.Measurement {
    static final String NAME = "what-if";

    /** More for the process that plays, such as a flight recording. */
    private static final String OPTIONS = "ONUS_BENCH_WHAT_IF_OPTIONS";

    private static final int RECORDS = 1_000_000;
    private static final int RECORDS_QUICK = 5_000;
    private static final int RUNS = 3;

    @Override
    public List<Figure> measure(Options options) throws Exception {
        try (Scratch scratch = Scratch.create();
                BenchBroker broker = new BenchBroker(scratch.dir())) {
            return measure(broker, options.quick() ? RECORDS_QUICK : RECORDS, options.quick() ? 1 : RUNS);
        }
    }

    private static List<Figure> measure(BenchBroker broker, int records, int runs) throws Exception {
        List<WhatIfMain.Run> measured = play(broker, records, runs);
        return List.of(new Figure(
                NAME,
                new Runs(measured.stream()
                        .map(run -> records / run.replaySeconds())
                        .toList()),
                "records/s",
                Optional.of(new Runs(measured.stream()
                        .map(run -> records / run.readSeconds())
                        .toList())),
                "reading them"));
    }

    /** The registry's jars are in a folder of their own, so that no service of the other figures starts its beans. */
    private static List<WhatIfMain.Run> play(BenchBroker broker, int records, int runs)
            throws IOException, InterruptedException {
        String own = System.getProperty("java.class.path");
        Path jars = Path.of(System.getProperty("onus.bench.root"), "deploy/bench/target/lib-registry");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.onus.contracts"));
        command.addAll(Child.optionsIn(OPTIONS));
        command.addAll(List.of(
                "-cp",
                own + ":" + jars + "/*",
                WhatIfMain.class.getName(),
                broker.connection().bootstrapServers(),
                broker.schemaUrl(),
                Integer.toString(records),
                Integer.toString(runs)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<WhatIfMain.Run> measured = new ArrayList<>();
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                WhatIfMain.Run.find(line).ifPresentOrElse(measured::add, echo(line));
            }
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0 || measured.size() != runs) {
            throw new IOException("Expected " + runs + " runs, but got " + measured.size() + ".");
        }
        return measured;
    }

    private static Runnable echo(String line) {
        return () -> System.err.println(line);
    }
}
