package dev.onus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long a reader waits for cases over HTTP, many open: the first page of the list, one case, the console's first page,
 * and the inbox of the person who is paged for all of them. One reader, who asks again when the last was answered. The
 * reference is the same process before most of the cases were written.
 */
final class CaseReads implements Bench.Measurement {
    static final String NAME = "case-reads";

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int QUICK_FEW = 500;
    private static final int QUICK_MANY = 5_000;
    private static final long SEED = 20_261_122;
    private static final int OK = 200;
    private static final double AT_P50 = 0.5;
    private static final double AT_P99 = 0.99;

    /** What is asked for. */
    private enum Read {
        LIST("case-list", "/v1/cases?state=open"),
        ONE("case-one", "/v1/cases/"),
        CONSOLE("case-console", "/"),
        INBOX("case-inbox", "/inbox");

        private final String row;
        private final String path;

        Read(String row, String path) {
            this.row = row;
            this.path = path;
        }
    }

    /** Of each run, in ms. */
    private record Waited(Read read, List<Double> p50, List<Double> p99) {
        Waited(Read read) {
            this(read, new ArrayList<>(), new ArrayList<>());
        }

        void add(double[] millis) {
            p50.add(millis[(int) (millis.length * AT_P50)]);
            p99.add(millis[(int) (millis.length * AT_P99)]);
        }
    }

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Override
    public List<Figure> measure(Options options) throws Exception {
        long many = options.cases().orElse(options.quick() ? QUICK_MANY : MANY);
        long few = Math.min(many, options.quick() ? QUICK_FEW : FEW);
        try (Scratch scratch = Scratch.create();
                BenchBroker broker = new BenchBroker(scratch.dir())) {
            String token = RegistryProcess.write(broker);
            WrittenCases cases = new WrittenCases(broker);
            cases.write(few);
            try (RegistryProcess registry = RegistryProcess.start(broker, token)) {
                List<Waited> ofFew = look(registry, cases, options);
                follow(registry, cases, many - cases.written());
                return figures(
                        look(registry, cases, options), ofFew, "%,d instead of %,d cases open".formatted(few, many));
            }
        }
    }

    /** Writes more, and returns when the registry shows them. */
    private static void follow(RegistryProcess registry, WrittenCases cases, long more)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        cases.write(more);
        double written = (System.nanoTime() - begun) / 1e9;
        registry.awaitCases(cases);
        System.err.printf(
                "%s: %,d more cases written after %.1f s, shown after %.1f s, %.0f MiB%n",
                NAME, more, written, (System.nanoTime() - begun) / 1e9, registry.residentMebibytes());
    }

    private static List<Figure> figures(List<Waited> ofMany, List<Waited> ofFew, String than) {
        List<Figure> figures = new ArrayList<>();
        for (Waited many : ofMany) {
            Waited reference = ofFew.get(many.read.ordinal());
            figures.add(figure(many.read.row, many.p50, reference.p50, "p50 with " + than));
            figures.add(figure(many.read.row + "-p99", many.p99, reference.p99, "p99 with " + than));
        }
        return figures;
    }

    private static Figure figure(String name, List<Double> many, List<Double> few, String reference) {
        return new Figure(name, new Runs(many), "ms", Optional.of(new Runs(few)), reference);
    }

    /** In the order of {@link Read}. */
    private List<Waited> look(RegistryProcess registry, WrittenCases cases, Options options) throws IOException {
        List<Waited> waited = Arrays.stream(Read.values()).map(Waited::new).toList();
        try (HttpConnection connection = new HttpConnection(registry.target())) {
            Duration share = options.oneRun().dividedBy(2L * waited.size());
            for (Waited each : waited) {
                ask(connection, each.read, cases, options.warmUp().dividedBy(2L * waited.size()));
            }
            for (int run = 0; run < options.runs(); run++) {
                for (Waited each : waited) {
                    each.add(ask(connection, each.read, cases, share));
                }
            }
        }
        return waited;
    }

    /** @return what each took, in ms, the shortest first */
    private double[] ask(HttpConnection connection, Read read, WrittenCases cases, Duration time) throws IOException {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (long before = System.nanoTime(); before < end || millis.isEmpty(); before = System.nanoTime()) {
            String path = read == Read.ONE ? read.path + cases.id(random.nextLong(cases.written())) : read.path;
            HttpConnection.Answer answer = connection.get(path);
            millis.add((System.nanoTime() - before) / 1e6);
            if (answer.status() != OK || read != Read.ONE && !answer.body().contains(BenchOrganisation.TITLE)) {
                throw new IOException(
                        "Expected %s to show cases, but got %d: %s".formatted(path, answer.status(), answer.body()));
            }
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
