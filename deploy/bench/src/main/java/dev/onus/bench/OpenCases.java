package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One installation whose stream holds many open cases: what waiting costs, and how late it fires. */
final class OpenCases implements Bench.Measurement {
    private static final String IDLE_COST = "idle-cost";
    private static final String DEADLINE_LATENESS = "deadline-lateness";
    private static final String BURST = "burst";
    static final List<String> NAMES = List.of(IDLE_COST, DEADLINE_LATENESS, BURST);

    private static final int PORTION = 20_000;
    private static final int QUICK_OPEN = 2_000;
    private static final int OPEN = 1_000_000;

    /** A figure of an installation as it stands. */
    @FunctionalInterface
    interface OfInstallation {
        List<Figure> measure(StreamInstallation onus, AlertSender sender, Options options) throws Exception;
    }

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int most = most(options);
        // More identities than cases, so that none of them has two.
        try (Scratch scratch = Scratch.create();
                StreamInstallation onus = new StreamInstallation(scratch.dir(), most * 2L);
                AlertSender sender = onus.sender(Topics.ALERTS.name())) {
            open(onus, sender, 1);
            IdleCost idle = new IdleCost();
            if (options.wants(IDLE_COST)) {
                idle.measureEmpty(onus, options);
            }
            open(onus, sender, most - 1);
            List<Figure> figures = new ArrayList<>();
            Map<String, OfInstallation> others = new LinkedHashMap<>();
            others.put(IDLE_COST, idle);
            others.put(DEADLINE_LATENESS, new DeadlineLateness());
            others.put(BURST, new Burst());
            for (Map.Entry<String, OfInstallation> each : others.entrySet()) {
                if (options.wants(each.getKey())) {
                    figures.addAll(each.getValue().measure(onus, sender, options));
                }
            }
            return figures;
        }
    }

    static int most(Options options) {
        return options.cases().orElse(options.quick() ? QUICK_OPEN : OPEN);
    }

    /** So many more; returns when they are. */
    static void open(StreamInstallation onus, AlertSender sender, int cases) {
        try (CommittedCount receipts = new CommittedCount(onus.connection(), Topics.RECEIPTS.name())) {
            for (int left = cases; left > 0; left -= PORTION) {
                int portion = Math.min(left, PORTION);
                sender.sendAtOnce(portion, SeverityLevel.high);
                receipts.until(receipts.seen() + portion);
            }
        }
        System.err.printf("%,d cases opened%n", sender.sent());
    }
}
