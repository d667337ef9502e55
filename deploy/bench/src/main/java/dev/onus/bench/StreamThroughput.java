package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Alerts a second from {@code onus.alerts} to committed events in {@code onus.escalations}, each opening a case and
 * paging its owner: exactly-once, RocksDB, the stream and the broker each a process of its own. In turns with it the
 * bare topology with the same puts and forwards, a raw consumer and producer of the same forwards, alerts that fold, and
 * Alertmanager with a notification for each alert; after them two instances of the stream.
 */
final class StreamThroughput implements Bench.Measurement {
    static final String AGAINST_BARE = "stream-throughput";
    static final String AGAINST_RAW = "stream-throughput-raw";
    static final String AGAINST_ALERTMANAGER = "stream-throughput-alertmanager";
    static final List<String> NAMES =
            List.of(AGAINST_BARE, AGAINST_RAW, Folds.NAME, AGAINST_ALERTMANAGER, ScaleOut.NAME);

    private static final int ALERTS_TO_COUNT = 400;
    private static final int QUICK_IDENTITIES = 20_000;
    /** More than the alerts of all runs, each of which is about another. */
    private static final int IDENTITIES = 3_000_000;

    private static final int IDENTITIES_TO_SCALE_OUT = 5_000_000;

    @Override
    public List<Figure> measure(Options options) throws Exception {
        try (Scratch scratch = Scratch.create();
                StreamInstallation onus = new StreamInstallation(scratch.dir(), identities(options));
                AlertSender sender = onus.sender(Topics.ALERTS.name());
                CommittedCount events = onus.escalations()) {
            IntToLongFunction openings = alerts -> sender.sendAtOnce(alerts, SeverityLevel.high);
            Recipe opening = recipe("opens a case", openings, onus, events, Map.of());
            List<Beside> others = new ArrayList<>();
            List<Figure> figures = new ArrayList<>();
            Turns alone = onus.turns(openings, events, opening);
            try {
                if (options.wants(AGAINST_BARE)) {
                    others.add(StreamReference.bare(AGAINST_BARE, onus, opening));
                }
                if (options.wants(AGAINST_RAW)) {
                    others.add(StreamReference.raw(AGAINST_RAW, onus, opening.withoutPuts()));
                }
                if (options.wants(Folds.NAME)) {
                    IntToLongFunction folds = alerts -> sender.sendAgainAtOnce(alerts, SeverityLevel.high);
                    Recipe folding = recipe("folds", folds, onus, events, Recipe.ends(onus.connection()));
                    others.add(new Folds(onus.turns(folds, events, folding)));
                }
                if (!others.isEmpty() || options.wants(ScaleOut.NAME)) {
                    figures.addAll(inTurns(alone, others, options));
                }
            } finally {
                for (Beside each : others) {
                    each.close();
                }
            }
            if (options.wants(AGAINST_ALERTMANAGER)) {
                Turns ours = onus.turns(openings, events, opening);
                ours.warmUp(others.isEmpty() ? options.warmUp() : options.oneRun(), options.oneRun());
                figures.add(againstAlertmanager(scratch.dir(), ours, options));
            }
            if (options.wants(ScaleOut.NAME)) {
                figures.addAll(ScaleOut.measure(onus, onus.turns(openings, events, opening), alone, options));
            }
            if (sender.sent() > onus.identities()) {
                System.err.printf(
                        "%s: %,d alerts about %,d identities, so that some repeat earlier ones%n",
                        AGAINST_BARE, sender.sent(), onus.identities());
            }
            return figures;
        }
    }

    private static int identities(Options options) {
        if (options.quick()) {
            return QUICK_IDENTITIES;
        }
        return options.wants(ScaleOut.NAME) ? IDENTITIES_TO_SCALE_OUT : IDENTITIES;
    }

    /** A receipt for each alert says when the last is done; the stream's tasks start at different times. */
    private static Recipe recipe(
            String does,
            IntToLongFunction send,
            StreamInstallation onus,
            CommittedCount events,
            Map<TopicPartition, Long> before) {
        try (CommittedCount receipts = new CommittedCount(onus.connection(), Topics.RECEIPTS.name())) {
            var unused = send.applyAsLong(ALERTS_TO_COUNT);
            receipts.until(ALERTS_TO_COUNT);
        }
        Recipe recipe = Recipe.seen(onus.connection(), ALERTS_TO_COUNT, before);
        events.until(events.seen() + (long) ALERTS_TO_COUNT * recipe.events());
        System.err.printf(
                "%s: an alert that %s is %d puts and %d forwards: %s%n",
                AGAINST_BARE, does, recipe.puts(), recipe.forwards(), recipe.parts());
        return recipe;
    }

    private static List<Figure> inTurns(Turns ours, List<Beside> others, Options options) {
        ours.warmUp(options.warmUp(), options.oneRun());
        others.forEach(other -> other.turns().warmUp(options.warmUp(), options.oneRun()));
        for (int run = 1; run <= options.runs(); run++) {
            ours.measure(options.oneRun());
            System.err.printf("%s run %d: %,.0f%n", AGAINST_BARE, run, ours.lastPerSecond());
            for (Beside other : others) {
                other.turns().measure(options.oneRun());
                System.err.printf(
                        "    beside it, for %s: %,.0f%n",
                        other.name(), other.turns().lastPerSecond());
            }
        }
        return others.stream().flatMap(other -> other.figures(ours).stream()).toList();
    }

    private static Figure againstAlertmanager(Path dir, Turns ours, Options options) throws Exception {
        try (WebhookReceiver webhook = new WebhookReceiver()) {
            Optional<Alertmanager> alertmanager = Alertmanager.start(dir, webhook.port());
            if (alertmanager.isEmpty()) {
                System.err.println(AGAINST_ALERTMANAGER + ": no Alertmanager on this machine; the reference is absent");
            }
            List<Double> theirs = new ArrayList<>();
            try {
                if (alertmanager.isPresent()) {
                    webhook.perSecond(alertmanager.get().target(), options.oneRun());
                }
                for (int run = 0; run < options.runs(); run++) {
                    ours.measure(options.oneRun());
                    if (alertmanager.isPresent()) {
                        theirs.add(webhook.perSecond(alertmanager.get().target(), options.oneRun()));
                    }
                    System.err.printf("%s run %d: %,.0f%n", AGAINST_ALERTMANAGER, run + 1, ours.lastPerSecond());
                }
            } finally {
                if (alertmanager.isPresent()) {
                    alertmanager.get().close();
                }
            }
            return new Figure(
                    AGAINST_ALERTMANAGER,
                    ours.perSecond(),
                    "alerts/s",
                    theirs.isEmpty() ? Optional.empty() : Optional.of(new Runs(theirs)),
                    "Alertmanager, alert to webhook, one notification each");
        }
    }
}
