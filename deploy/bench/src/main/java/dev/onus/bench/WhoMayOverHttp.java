package dev.onus.bench;

import dev.onus.registry.model.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What {@link WhoMay} asks, as somebody outside sees it: over HTTP, of a registry in a process of its own that knows a
 * million identities. The reference is the same process before most of them were applied.
 */
final class WhoMayOverHttp implements Bench.Measurement {
    static final String NAME = "who-may-http";
    static final String P99 = "who-may-http-p99";

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int QUICK_FEW = 1_000;
    private static final int QUICK_MANY = 10_000;
    private static final String SCHEDULE = "turns";

    /** All identities are in the heap, each with its document. What is projected of them is not what is measured. */
    private static final List<String> REGISTRY = List.of("-Xmx4g", "-Donus.registry.projected-per-second=1000000");

    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(5);

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int many = options.cases().orElse(options.quick() ? QUICK_MANY : MANY);
        int few = Math.min(many, options.quick() ? QUICK_FEW : FEW);
        try (Scratch scratch = Scratch.create();
                BenchBroker broker = new BenchBroker(scratch.dir())) {
            String token = RegistryProcess.write(broker);
            writeTurns(broker);
            writeIdentities(broker, 0, few);
            try (RegistryProcess registry = RegistryProcess.start(broker, token, REGISTRY)) {
                Supplier<Duration> processor = () -> registry.processorTime().plus(broker.processorTime());
                Duration atRestWithin = options.quick() ? options.oneRun() : AT_REST_WITHIN;
                Quiet.await(processor, atRestWithin);
                List<OwnershipCallers.Answered> ofFew = ask(registry, few, options.warmUp(), options);
                long begun = System.nanoTime();
                writeIdentities(broker, few, many);
                registry.awaitIdentity(BenchOrganisation.identity(many - 1));
                double known = (System.nanoTime() - begun) / 1e9;
                Quiet.await(processor, atRestWithin);
                System.err.printf(
                        "%s: %,d more identities known after %.1f s, projected after %.1f s, %.0f MiB%n",
                        NAME, many - few, known, (System.nanoTime() - begun) / 1e9, registry.residentMebibytes());
                return figures(
                        ask(registry, many, options.warmUp().dividedBy(2), options),
                        ofFew,
                        "%,d instead of %,d identities".formatted(few, many));
            }
        }
    }

    /** The team that owns everything has a schedule from now on. */
    private static void writeTurns(BenchBroker broker) {
        try (WrittenRecords records = new WrittenRecords(broker)) {
            records.write(
                    SCHEDULE,
                    List.of(
                            WrittenRecords.document(Kind.SCHEDULE, SCHEDULE, BenchOrganisation.turnsDocument(SCHEDULE)),
                            WrittenRecords.document(
                                    Kind.TEAM, BenchOrganisation.OWNERS, BenchOrganisation.teamDocument(SCHEDULE))));
        }
    }

    private static void writeIdentities(BenchBroker broker, int from, int end) {
        try (WrittenRecords records = new WrittenRecords(broker)) {
            records.writeIdentities(from, end);
        }
    }

    /** @param warmUp longer for the first, when nothing is compiled yet */
    private static List<OwnershipCallers.Answered> ask(
            RegistryProcess registry, int identities, Duration warmUp, Options options) throws Exception {
        List<OwnershipCallers.Answered> runs = new ArrayList<>();
        try (OwnershipCallers callers = new OwnershipCallers(registry.target(), identities)) {
            callers.ask(warmUp);
            for (int run = 0; run < options.runs(); run++) {
                Duration ofRegistry = registry.processorTime();
                Duration ofCallers = ownProcessorTime();
                OwnershipCallers.Answered answered =
                        callers.ask(options.oneRun().dividedBy(2));
                say(
                        identities,
                        answered,
                        registry.processorTime().minus(ofRegistry),
                        ownProcessorTime().minus(ofCallers));
                runs.add(answered);
            }
        }
        return runs;
    }

    private static Duration ownProcessorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Where an answer spends its time: processor time of both sides, and how long each request took on average. */
    private static void say(
            int identities, OwnershipCallers.Answered answered, Duration ofRegistry, Duration ofCallers) {
        System.err.printf(
                "%s of %,d: %,.0f answers/s, p99 %.2f ms; processor time each: registry %.0f us, callers %.0f us; %s%n",
                NAME,
                identities,
                answered.perSecond(),
                answered.p99Millis(),
                ofRegistry.toNanos() / 1e3 / answered.answers(),
                ofCallers.toNanos() / 1e3 / answered.answers(),
                answered.stepMillis().entrySet().stream()
                        .map(step -> "%s %.2f ms".formatted(step.getKey(), step.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static List<Figure> figures(
            List<OwnershipCallers.Answered> many, List<OwnershipCallers.Answered> few, String reference) {
        return List.of(
                figure(NAME, "answers/s", many, few, OwnershipCallers.Answered::perSecond, reference),
                figure(P99, "ms", many, few, OwnershipCallers.Answered::p99Millis, reference));
    }

    private static Figure figure(
            String name,
            String unit,
            List<OwnershipCallers.Answered> many,
            List<OwnershipCallers.Answered> few,
            Function<OwnershipCallers.Answered, Double> what,
            String reference) {
        Runs value = new Runs(many.stream().map(what).toList());
        return new Figure(
                name, value, unit, Optional.of(new Runs(few.stream().map(what).toList())), reference);
    }
}
