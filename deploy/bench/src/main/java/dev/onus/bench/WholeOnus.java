package dev.onus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user of {@code ./onus up} gets on one machine: how soon it is ready, what it takes, how soon a page arrives. */
final class WholeOnus implements Bench.Measurement {
    private static final String START_UP = "start-up";
    private static final String MEMORY = "start-up-memory";
    private static final String BURST_TO_PAGE = "burst-to-page";
    static final List<String> NAMES = List.of(START_UP, HttpToPage.P50, BURST_TO_PAGE);

    private static final int STARTS = 5;

    @Override
    public List<Figure> measure(Options options) throws Exception {
        List<Figure> figures = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        List<Double> ready = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        int starts = options.quick() || !options.wants(START_UP) ? 1 : STARTS;
        for (int start = 1; start <= starts; start++) {
            if (options.wants(START_UP)) {
                reference.add(StartUp.brokerAndRegistryMillis());
            }
            try (Scratch scratch = Scratch.create();
                    OnusUp onus = OnusUp.start(scratch.dir())) {
                ready.add(onus.readyMillis());
                memory.add(onus.residentMebibytes());
                System.err.printf("%s %d: %.0f ms, %.0f MiB%n", START_UP, start, ready.getLast(), memory.getLast());
                if (start == starts && options.wants(HttpToPage.P50)) {
                    figures.addAll(HttpToPage.measure(onus, scratch.dir(), options));
                    System.err.printf("%.0f MiB after these pages%n", onus.residentMebibytes());
                }
                if (start == starts && options.wants(BURST_TO_PAGE)) {
                    figures.add(BurstToPage.measure(BURST_TO_PAGE, onus, options));
                }
            }
        }
        if (options.wants(START_UP)) {
            Optional<Runs> alone = Optional.of(new Runs(reference));
            figures.add(new Figure(START_UP, new Runs(ready), "ms", alone, "broker and schema registry alone"));
            figures.add(new Figure(
                    MEMORY, new Runs(memory), "MiB", Optional.empty(), "resident, of all processes, when ready"));
        }
        return figures;
    }
}
