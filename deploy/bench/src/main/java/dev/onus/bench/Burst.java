package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * So many second steps due at once: from the first deadline until a reader of committed records has the last page. The
 * alerts are written in one transaction, so their deadlines lie close together; how close is printed.
 */
final class Burst implements OpenCases.OfInstallation {
    private static final int STEPS = 6_000;
    private static final int QUICK_STEPS = 1_000;

    @Override
    public List<Figure> measure(StreamInstallation onus, AlertSender sender, Options options) throws Exception {
        int due = options.quick() ? QUICK_STEPS : STEPS;
        List<Double> fired = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        try (SecondSteps steps = onus.secondSteps()) {
            for (int run = 0; run < (options.quick() ? 1 : options.runs()); run++) {
                steps.forgetSeen();
                sender.sendAtOnce(due, SeverityLevel.critical);
                opened.add(millis(steps.awaitFirstPages(due)));
                List<SecondSteps.Seen> all = steps.awaitSecondSteps(due);
                fired.add(millis(all));
                Instant last = all.stream()
                        .map(SecondSteps.Seen::should)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                System.err.printf(
                        "burst run %d: %.0f ms, due within %d ms%n",
                        run + 1,
                        fired.getLast(),
                        Duration.between(firstOf(all), last).toMillis());
            }
        }
        return List.of(new Figure(
                "burst",
                new Runs(fired),
                "ms",
                Optional.of(new Runs(opened)),
                "as many alerts at once, to their first pages"));
    }

    private static double millis(List<SecondSteps.Seen> all) {
        Instant last = all.stream()
                .map(SecondSteps.Seen::seen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(firstOf(all), last).toMillis();
    }

    private static Instant firstOf(List<SecondSteps.Seen> all) {
        return all.stream()
                .map(SecondSteps.Seen::should)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
