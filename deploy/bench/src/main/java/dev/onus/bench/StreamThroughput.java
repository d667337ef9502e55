package dev.onus.bench;

import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Alerts a second from {@code onus.alerts} to committed events in {@code onus.escalations}, each opening a case and
 * paging its owner: exactly-once, RocksDB, the stream and the broker each a process of its own. In turns with it the
 * bare topology with the same puts and forwards, and Alertmanager with a notification for each alert.
 */
final class StreamThroughput implements Bench.Measurement {
    static final String AGAINST_BARE = "stream-throughput";
    static final String AGAINST_ALERTMANAGER = "stream-throughput-alertmanager";

    private static final int ALERTS_TO_COUNT = 400;
    private static final int QUICK_IDENTITIES = 20_000;
    /** More than the alerts of all runs, each of which is about another. */
    private static final int IDENTITIES = 3_000_000;

    @Override
    public List<Figure> measure(Options options) throws Exception {
        try (Scratch scratch = Scratch.create();
                StreamInstallation onus =
                        new StreamInstallation(scratch.dir(), options.quick() ? QUICK_IDENTITIES : IDENTITIES);
                AlertSender sender = onus.sender(Topics.ALERTS.name());
                CommittedCount events = onus.escalations()) {
            Recipe recipe = recipe(onus, sender, events);
            System.err.printf(
                    "%s: each alert is %d puts and %d forwards: %s%n",
                    AGAINST_BARE, recipe.puts(), recipe.forwards(), recipe.parts());
            Supplier<Turns> ours = () -> new Turns(
                    sender,
                    events,
                    recipe.events(),
                    () -> onus.streamProcessorTime().plus(onus.brokerProcessorTime()));
            List<Figure> figures = new ArrayList<>();
            if (options.wants(AGAINST_BARE)) {
                figures.addAll(againstBare(onus, recipe, ours.get(), options));
            }
            if (options.wants(AGAINST_ALERTMANAGER)) {
                figures.add(againstAlertmanager(scratch.dir(), ours.get(), options));
            }
            if (sender.sent() > onus.identities()) {
                System.err.printf(
                        "%s: %,d alerts about %,d identities, so that some repeat earlier ones%n",
                        AGAINST_BARE, sender.sent(), onus.identities());
            }
            return figures;
        }
    }

    /** A receipt for each alert says when the last is done; its tasks start at different times. */
    private static Recipe recipe(StreamInstallation onus, AlertSender sender, CommittedCount events) {
        try (CommittedCount receipts = new CommittedCount(onus.connection(), Topics.RECEIPTS.name())) {
            sender.sendAtOnce(ALERTS_TO_COUNT, SeverityLevel.high);
            receipts.until(ALERTS_TO_COUNT);
        }
        Recipe recipe = Recipe.seen(onus.connection(), ALERTS_TO_COUNT);
        events.until((long) ALERTS_TO_COUNT * recipe.events());
        return recipe;
    }

    private static List<Figure> againstBare(StreamInstallation onus, Recipe recipe, Turns ours, Options options)
            throws Exception {
        try (BareStream bare = BareStream.start(onus, recipe);
                AlertSender sender = onus.sender(BareTopology.INPUT);
                CommittedCount events = bare.escalations(onus.connection())) {
            Turns theirs = new Turns(
                    sender, events, recipe.events(), () -> bare.processorTime().plus(onus.brokerProcessorTime()));
            ours.warmUp(options.warmUp(), options.oneRun());
            theirs.warmUp(options.warmUp(), options.oneRun());
            for (int run = 0; run < options.runs(); run++) {
                ours.measure(options.oneRun());
                theirs.measure(options.oneRun());
                System.err.printf(
                        "%s run %d: %,.0f, bare %,.0f%n",
                        AGAINST_BARE, run + 1, ours.lastPerSecond(), theirs.lastPerSecond());
            }
            String reference = "bare topology, %d puts and %d forwards".formatted(recipe.puts(), recipe.forwards());
            return List.of(
                    new Figure(AGAINST_BARE, ours.perSecond(), "alerts/s", Optional.of(theirs.perSecond()), reference),
                    new Figure(
                            AGAINST_BARE + "-cpu",
                            ours.microsEach(),
                            "us/alert",
                            Optional.of(theirs.microsEach()),
                            reference));
        }
    }

    private static Figure againstAlertmanager(Path dir, Turns ours, Options options) throws Exception {
        boolean isWarm = options.wants(AGAINST_BARE);
        ours.warmUp(isWarm ? options.oneRun() : options.warmUp(), options.oneRun());
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
