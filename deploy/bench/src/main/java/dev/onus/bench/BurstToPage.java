package dev.onus.bench;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many second steps due at once in {@code ./onus up}: from the first deadline until the webhook has been given the last
 * page. The reference is when a reader of committed records had them all, so the difference is the notifier's.
 */
final class BurstToPage {
    private static final int STEPS = 6_000;
    private static final int QUICK_STEPS = 500;
    /** The compiler is busy with what only a burst does, such as many pages in one request, until the third or so. */
    private static final int WARM_UPS = 2;

    private static final int RUNS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MILLIS = 5;
    /** How pages to the second person name it. */
    private static final String TO_SECOND = "\"person\":\"" + BenchOrganisation.SECOND_PERSON + "\"";

    private static final Pattern PAGE_ID = Pattern.compile("\"pageId\":\"([^\"]+)\"");

    private BurstToPage() {}

    static Figure measure(String name, OnusUp onus, Options options) throws Exception {
        int steps = options.quick() ? QUICK_STEPS : STEPS;
        int warmUps = options.quick() ? 0 : WARM_UPS;
        int runs = options.quick() ? 1 : RUNS;
        List<Double> handedOver = new ArrayList<>();
        List<Double> committed = new ArrayList<>();
        Set<String> arrived = ConcurrentHashMap.newKeySet();
        try (WebhookReceiver webhook =
                        new WebhookReceiver(body -> pageToSecond(body).ifPresent(arrived::add));
                SecondSteps seen = new SecondSteps(
                        onus.connection(), onus.serdes().<EscalationEvent>deserializer(Topics.ESCALATIONS));
                AlertSender sender = new AlertSender(
                        onus.connection(), onus.serdes(), Topics.ALERTS.name(), (long) steps * (warmUps + runs))) {
            onus.apply(BenchConfiguration.pagingTo(webhook.port()));
            Thread.sleep(Duration.ofSeconds(1));
            for (int run = 1 - warmUps; run <= runs; run++) {
                seen.forgetSeen();
                arrived.clear();
                sender.sendAtOnce(steps, SeverityLevel.critical);
                List<SecondSteps.Seen> all = seen.awaitSecondSteps(steps);
                await(arrived, steps);
                Instant last = Instant.now();
                Instant due = all.stream()
                        .map(SecondSteps.Seen::should)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                Instant read = all.stream()
                        .map(SecondSteps.Seen::seen)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                long untilHandedOver = Duration.between(due, last).toMillis();
                long untilCommitted = Duration.between(due, read).toMillis();
                if (run > 0) {
                    handedOver.add((double) untilHandedOver);
                    committed.add((double) untilCommitted);
                }
                System.err.printf(
                        "%s %s: %d ms, committed after %d ms%n",
                        name, run > 0 ? "run " + run : "warm-up", untilHandedOver, untilCommitted);
            }
        }
        return new Figure(
                name,
                new Runs(handedOver),
                "ms",
                Optional.of(new Runs(committed)),
                "until they were committed, of %,d steps".formatted(steps));
    }

    /** Its id: a page may be handed over more than once, and is one page. */
    static Optional<String> pageToSecond(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).replace(" ", "");
        Matcher id = PAGE_ID.matcher(text);
        return text.contains(TO_SECOND) && id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    private static void await(Set<String> arrived, int total) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (arrived.size() < total) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Expected %d pages within %s, but there are %d.".formatted(total, PATIENCE, arrived.size()));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
