package dev.onus.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How figures grow with what is open: read from files as {@code --json} writes them, each named after how many there
 * were, as {@code 10000.json}.
 *
 * @param sizes how many, and every figure that was measured with them
 */
record Growth(SortedMap<Long, Map<String, Growth.Measured>> sizes) {
    private static final String ENDING = ".json";

    /** A figure in one of the files. */
    record Measured(double value, double lowest, double highest) {}

    /**
     * What the table and the chart show of a figure.
     *
     * @param name in the files
     * @param scale what a value is multiplied by
     */
    record Row(String name, String title, String unit, double scale) {
        /** The most that it may be; empty where nothing is said. */
        Optional<Double> wanted() {
            return Wanted.of(name)
                    .filter(wanted -> wanted.of() == Wanted.Of.VALUE && !wanted.atLeast())
                    .map(wanted -> wanted.bound() * scale);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("wake-up-cost", "wake-up, 50 due", "ms", 1e-3),
            new Row("deadline-lateness", "deadline to its event, p99", "ms", 1),
            new Row("deadline-lateness-loading", "the same during a load", "ms", 1),
            new Row("burst", "6,000 steps due at once", "ms", 1),
            new Row("idle-cost", "idle: transactions a task", "a minute", 1),
            new Row("idle-cost-cpu", "idle: processor", "% of one", 1),
            new Row("restart", "kill to the next step", "s", 1e-3),
            new Row("state-memory", "memory of the stream", "MiB", 1),
            new Row("state-disk", "disk of the stream, a case", "bytes", 1),
            new Row("state-topics", "disk of the broker, a case", "bytes", 1),
            new Row("case-list-p99", "list of cases, p99", "ms", 1),
            new Row("case-one-p99", "one case, p99", "ms", 1),
            new Row("case-console-p99", "console's first page, p99", "ms", 1),
            new Row("case-inbox-p99", "inbox, p99", "ms", 1),
            new Row("who-may-p99", "who owns it, on call, p99", "us", 1));

    static Growth read(Path folder) throws IOException {
        SortedMap<Long, Map<String, Measured>> sizes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches("[0-9]+\\.json"))
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            Map<String, Measured> figures = new HashMap<>();
            for (JsonNode each : new ObjectMapper().readTree(file.toFile())) {
                double value = each.path("value").asDouble();
                figures.put(
                        each.path("name").asText(),
                        new Measured(
                                value,
                                each.path("lowest").asDouble(value),
                                each.path("highest").asDouble(value)));
            }
            sizes.put(Long.parseLong(name.substring(0, name.length() - ENDING.length())), figures);
        }
        if (sizes.isEmpty()) {
            throw new IOException("Expected files as 10000.json in " + folder + ", but there are none.");
        }
        return new Growth(sizes);
    }

    /** Those of which there is a figure. */
    List<Row> rows() {
        return ROWS.stream()
                .filter(row -> sizes.values().stream().anyMatch(figures -> figures.containsKey(row.name())))
                .toList();
    }

    /** In the order of the sizes; empty where it was not measured. */
    List<Optional<Measured>> of(Row row) {
        List<Optional<Measured>> found = new ArrayList<>();
        sizes.values()
                .forEach(figures -> found.add(Optional.ofNullable(figures.get(row.name()))
                        .map(each -> new Measured(
                                each.value * row.scale(), each.lowest * row.scale(), each.highest * row.scale()))));
        return found;
    }

    /** A table as Markdown, the lowest and highest run in brackets where there were several. */
    String table() {
        StringBuilder text = new StringBuilder("| |");
        sizes.keySet().forEach(size -> text.append(String.format(Locale.ROOT, " %,d |", size)));
        text.append("\n|---|").append("---|".repeat(sizes.size())).append('\n');
        for (Row row : rows()) {
            text.append("| ").append(row.title()).append(" |");
            of(row).forEach(measured -> text.append(
                            measured.map(each -> " " + cell(each, row.unit())).orElse(""))
                    .append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Measured each, String unit) {
        String value = number(each.value) + " " + unit;
        return each.lowest == each.highest
                ? value
                : value + " (" + number(each.lowest) + " to " + number(each.highest) + ")";
    }

    /** Two digits that count, at least. */
    static String number(double value) {
        double size = Math.abs(value);
        String format =
                size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
