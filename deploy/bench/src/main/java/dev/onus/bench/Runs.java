package dev.onus.bench;

import java.util.List;

/** What several runs of one measurement gave. */
record Runs(List<Double> values) {
    Runs {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one run, but there is none.");
        }
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    double lowest() {
        return values.getFirst();
    }

    double highest() {
        return values.getLast();
    }
}
