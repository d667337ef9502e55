package dev.onus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From an alert over HTTP to its page at a webhook, at a steady rate: each opens a critical case about another identity.
 * In turns with it Alertmanager at the same rate, with a notification for each alert.
 */
final class HttpToPage {
    static final String P50 = "http-to-page";
    static final String P99 = "http-to-page-p99";

    private static final int PER_SECOND = 500;
    private static final int WARM_UP_PER_SECOND = 300;
    /** The compilers of one process that holds everything are busy for so long beside the load. */
    private static final Duration COMPILED_AFTER = Duration.ofMinutes(2);

    private static final double AT_P50 = 0.5;
    private static final double AT_P99 = 0.99;
    private static final Duration LAST_PAGE_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 20;
    /** What {@link Load#alert} writes into the summary, which page and notification repeat. */
    private static final Pattern NUMBER = Pattern.compile("finding ([0-9]+)");

    private static final long ALERTMANAGERS = 1_000_000_000;

    private HttpToPage() {}

    static List<Figure> measure(OnusUp onus, Path dir, Options options) throws Exception {
        try (Pages ours = new Pages();
                Pages theirs = new Pages();
                SteadyLoad load = new SteadyLoad(onus.target(), 0)) {
            onus.apply(BenchConfiguration.pagingTo(ours.webhook.port()));
            Optional<Alertmanager> alertmanager = Alertmanager.start(dir, theirs.webhook.port());
            try (SteadyLoad other = new SteadyLoad(
                    alertmanager.map(Alertmanager::target).orElseGet(() -> new Target(0, "")), ALERTMANAGERS)) {
                warmUp(ours, load, options);
                for (int run = 0; run < options.runs(); run++) {
                    ours.add(ours.lateMillis(load, PER_SECOND, options.oneRun()));
                    if (alertmanager.isPresent()) {
                        theirs.add(theirs.lateMillis(other, PER_SECOND, options.oneRun()));
                    }
                    System.err.printf("%s run %d: %.1f ms%n", P50, run + 1, ours.p50.getLast());
                }
            } finally {
                if (alertmanager.isPresent()) {
                    alertmanager.get().close();
                }
            }
            String reference = " of Alertmanager, %d alerts a second as well".formatted(PER_SECOND);
            return List.of(
                    new Figure(P50, new Runs(ours.p50), "ms", runs(theirs.p50), "p50" + reference),
                    new Figure(P99, new Runs(ours.p99), "ms", runs(theirs.p99), "p99" + reference));
        }
    }

    /** At a rate that even what is not compiled yet keeps up with, and then at that of the runs. */
    private static void warmUp(Pages pages, SteadyLoad load, Options options) throws Exception {
        if (!options.quick()) {
            pages.lateMillis(load, WARM_UP_PER_SECOND, COMPILED_AFTER);
        }
        pages.lateMillis(load, PER_SECOND, options.warmUp());
    }

    private static Optional<Runs> runs(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(new Runs(values));
    }

    /** Whose pages arrive where, and when. */
    private static final class Pages implements AutoCloseable {
        private final Map<Long, Long> seenAt = new ConcurrentHashMap<>();
        private final List<Double> p50 = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();
        private final WebhookReceiver webhook = new WebhookReceiver(this::saw);

        Pages() throws IOException {}

        private void saw(byte[] body) {
            Matcher number = NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
            if (number.find()) {
                seenAt.putIfAbsent(Long.parseLong(number.group(1)), System.nanoTime());
            }
        }

        List<Double> lateMillis(SteadyLoad load, int perSecond, Duration duration) throws Exception {
            Map<Long, Long> sent = load.send(perSecond, duration);
            long end = System.nanoTime() + LAST_PAGE_WITHIN.toNanos();
            while (!seenAt.keySet().containsAll(sent.keySet())) {
                if (System.nanoTime() > end) {
                    long arrived =
                            sent.keySet().stream().filter(seenAt::containsKey).count();
                    throw new IllegalStateException("Expected %d pages within %s, but there are %d."
                            .formatted(sent.size(), LAST_PAGE_WITHIN, arrived));
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            return sent.entrySet().stream()
                    .map(each -> (Objects.requireNonNull(seenAt.get(each.getKey())) - each.getValue()) / 1e6)
                    .sorted()
                    .toList();
        }

        void add(List<Double> sorted) {
            p50.add(at(sorted, AT_P50));
            p99.add(at(sorted, AT_P99));
        }

        private static double at(List<Double> sorted, double share) {
            return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
        }

        @Override
        public void close() {
            webhook.close();
        }
    }
}
