package dev.onus.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param names empty: all
 * @param quick shorter and fewer runs, to see that it works; not for figures that are kept
 */
record Options(List<String> names, boolean quick, Optional<Path> json) {
    static Options parse(List<String> arguments) {
        List<String> names = new ArrayList<>();
        boolean quick = false;
        Optional<Path> json = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--json") && i + 1 < arguments.size()) {
                json = Optional.of(Path.of(arguments.get(++i)));
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("Expected names, --quick or --json FILE, but got " + argument + ".");
            } else {
                names.add(argument);
            }
        }
        return new Options(List.copyOf(names), quick, json);
    }

    boolean wants(String name) {
        return names.isEmpty() || names.contains(name);
    }

    Duration warmUp() {
        return Duration.ofSeconds(quick ? 1 : 60);
    }

    Duration oneRun() {
        return Duration.ofSeconds(quick ? 1 : 5);
    }

    int runs() {
        return quick ? 1 : 7;
    }
}
