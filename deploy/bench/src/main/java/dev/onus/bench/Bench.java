package dev.onus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code deploy/bench/run}: measures what is asked for, prints a table, writes JSON; or draws how figures grow. */
public final class Bench {
    private static final int BAD_USAGE = 2;

    /** What one installation is measured by, once, however many of its figures are asked for by name. */
    @FunctionalInterface
    interface Measurement {
        List<Figure> measure(Options options) throws Exception;
    }

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("decode", new DecodeBench());
        ALL.put("intake", new IntakeBench());
        Measurement throughput = new StreamThroughput();
        StreamThroughput.NAMES.forEach(name -> ALL.put(name, throughput));
        ALL.put(WakeUpCost.NAME, new WakeUpCost());
        Measurement openCases = new OpenCases();
        OpenCases.NAMES.forEach(name -> ALL.put(name, openCases));
        ALL.put(StateSize.NAME, new StateSize());
        ALL.put(RestartTime.NAME, new RestartTime());
        Measurement wholeOnus = new WholeOnus();
        WholeOnus.NAMES.forEach(name -> ALL.put(name, wholeOnus));
        ALL.put(CaseReads.NAME, new CaseReads());
        Measurement whoMay = new WhoMay();
        ALL.put(WhoMay.NAME, whoMay);
        ALL.put(WhoMayOverHttp.NAME, whoMay);
        ALL.put(WhatIfBench.NAME, new WhatIfBench());
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage());
            return BAD_USAGE;
        }
        if (options.chart().isPresent()) {
            chart(options.chart().get());
            return 0;
        }
        List<String> unknown =
                options.names().stream().filter(name -> !ALL.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("Expected one of " + ALL.keySet() + ", but got " + unknown + ".");
            return BAD_USAGE;
        }
        List<Figure> figures = new ArrayList<>();
        Set<Measurement> wanted = new LinkedHashSet<>();
        ALL.forEach((name, measurement) -> {
            if (options.wants(name)) {
                wanted.add(measurement);
            }
        });
        try {
            for (Measurement each : wanted) {
                long begun = System.nanoTime();
                figures.addAll(each.measure(options));
                System.err.printf("%s: %.0f s%n", each.getClass().getSimpleName(), (System.nanoTime() - begun) / 1e9);
            }
        } finally {
            Schemas.stop();
        }
        System.out.printf("%n%s", FigureTable.of(figures, options));
        if (options.json().isPresent()) {
            write(figures, options);
        }
        return 0;
    }

    /** Of what was measured before, with several numbers of cases. */
    private static void chart(Path folder) throws IOException {
        Growth growth = Growth.read(folder);
        Files.writeString(folder.resolve("growth.svg"), GrowthChart.of(growth));
        System.out.print(growth.table());
    }

    private static void write(List<Figure> figures, Options options) throws IOException {
        byte[] json = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(figures.stream().map(Figure::json).toList());
        Files.write(options.json().orElseThrow(), json);
    }
}
