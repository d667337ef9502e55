package dev.onus.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was asked for.
 *
 * @param names empty: all
 * @param quick shorter and fewer runs, to see that it works; not for figures that are kept
 * @param cases how many are open, or identities known, where it matters, 1 to 5,000,000; empty: a million, for a restart
 *     a hundred thousand, or a few thousand when quick
 * @param chart folder of earlier results; when given, nothing is measured
 */
record Options(List<String> names, boolean quick, OptionalInt cases, Optional<Path> json, Optional<Path> chart) {
    private static final int MOST_CASES = 5_000_000;
    private static final Duration QUICK = Duration.ofMillis(500);

    static Options parse(List<String> arguments) {
        List<String> names = new ArrayList<>();
        boolean quick = false;
        OptionalInt cases = OptionalInt.empty();
        Optional<Path> json = Optional.empty();
        Optional<Path> chart = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--json") && i + 1 < arguments.size()) {
                json = Optional.of(Path.of(arguments.get(++i)));
            } else if (argument.equals("--chart") && i + 1 < arguments.size()) {
                chart = Optional.of(Path.of(arguments.get(++i)));
            } else if (argument.equals("--cases") && i + 1 < arguments.size()) {
                cases = OptionalInt.of(cases(arguments.get(++i)));
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException(
                        "Expected names, --quick, --cases NUMBER, --json FILE or --chart FOLDER, but got " + argument
                                + ".");
            } else {
                names.add(argument);
            }
        }
        return new Options(List.copyOf(names), quick, cases, json, chart);
    }

    private static int cases(String text) {
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > MOST_CASES) {
            throw new IllegalArgumentException(
                    "Expected --cases to be 1 to %,d, but got %s.".formatted(MOST_CASES, text));
        }
        return Integer.parseInt(text);
    }

    boolean wants(String name) {
        return names.isEmpty() || names.contains(name);
    }

    Duration warmUp() {
        return quick ? QUICK : Duration.ofSeconds(60);
    }

    Duration oneRun() {
        return quick ? QUICK : Duration.ofSeconds(5);
    }

    int runs() {
        return quick ? 1 : 7;
    }
}
