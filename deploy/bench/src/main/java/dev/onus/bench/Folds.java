package dev.onus.bench;

import java.util.List;
import java.util.Optional;

/**
 * Alerts that repeat the finding of an open case, each of the next case in turn: what they cost beside those that open
 * one. The case counts them and says so; nobody is paged.
 */
record Folds(Turns turns) implements Beside {
    static final String NAME = "fold-cost";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> figures(Turns openings) {
        String reference = "an alert that opens a case";
        return List.of(
                new Figure(NAME, turns.microsEach(), "us/alert", Optional.of(openings.microsEach()), reference),
                new Figure(
                        NAME + "-broker",
                        turns.brokerMicrosEach(),
                        "us/alert",
                        Optional.of(openings.brokerMicrosEach()),
                        reference + "; the broker's part"),
                new Figure(
                        NAME + "-throughput",
                        turns.perSecond(),
                        "alerts/s",
                        Optional.of(openings.perSecond()),
                        "alerts that open a case"));
    }

    /** The stream is others' to end. */
    @Override
    public void close() {}
}
