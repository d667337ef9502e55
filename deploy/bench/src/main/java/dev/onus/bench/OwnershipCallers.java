package dev.onus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Callers who know an identity and ask a registry who answers for it and who of that team is on call: so many
 * connections, each with its next question when the last was answered. No path answers all of it, so a question is three
 * requests, each about what the one before named.
 */
final class OwnershipCallers implements AutoCloseable {
    /** Enough that two processors always have work; with more an answer waits for its turn above all. */
    private static final int CONNECTIONS = 16;

    private static final long SEED = 20_261_122;
    private static final int OK = 200;
    private static final double AT_P99 = 0.99;
    private static final double NANOS_IN_MILLI = 1e6;

    /** The requests of a question. */
    enum Step {
        OWNER("/v1/identities/", "/ownership", "owner"),
        TEAM("/v1/teams/", "", "schedule"),
        ON_CALL("/v1/schedules/", "/on-call", "person");

        private final String before;
        private final String after;
        private final String field;

        Step(String before, String after, String field) {
            this.before = before;
            this.after = after;
            this.field = '"' + field + "\":\"";
        }

        /** @return what is asked about next, and in the end who is on call */
        private String ask(HttpConnection connection, String about) throws IOException {
            HttpConnection.Answer answer = connection.get(before + about + after);
            int begin = answer.body().indexOf(field) + field.length();
            if (answer.status() != OK || begin < field.length()) {
                throw new IOException(
                        "Expected %s about %s to say %s, but got %s.".formatted(this, about, field, answer));
            }
            return answer.body().substring(begin, answer.body().indexOf('"', begin));
        }
    }

    /**
     * What came of one run.
     *
     * @param answers one at least
     * @param p99Millis of whole answers
     * @param stepMillis the mean of each request
     */
    record Answered(int answers, double perSecond, double p99Millis, Map<Step, Double> stepMillis) {}

    private final List<HttpConnection> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int identities;

    /** @param identities how many are known; each question is about one of them, whichever */
    OwnershipCallers(Target registry, int identities) throws IOException {
        this.identities = identities;
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new HttpConnection(registry));
        }
    }

    Answered ask(Duration duration) throws Exception {
        Map<Step, LongAdder> spent = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            spent.put(step, new LongAdder());
        }
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        List<Callable<long[]>> callers = new ArrayList<>();
        for (HttpConnection connection : connections) {
            SplittableRandom which = random.split();
            callers.add(() -> ask(connection, which, end, spent));
        }
        List<long[]> each = new ArrayList<>();
        for (Future<long[]> caller : threads.invokeAll(callers)) {
            each.add(caller.get());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] nanos = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        Map<Step, Double> stepMillis = new EnumMap<>(Step.class);
        spent.forEach((step, sum) -> stepMillis.put(step, sum.sum() / NANOS_IN_MILLI / nanos.length));
        return new Answered(
                nanos.length,
                nanos.length / seconds,
                nanos[(int) (nanos.length * AT_P99)] / NANOS_IN_MILLI,
                stepMillis);
    }

    /** @return what each answer took, in ns; one at least */
    private long[] ask(HttpConnection connection, SplittableRandom which, long end, Map<Step, LongAdder> spent)
            throws IOException {
        LongStream.Builder nanos = LongStream.builder();
        long begun = System.nanoTime();
        do {
            String about = BenchOrganisation.identity(which.nextInt(identities));
            long before = begun;
            for (Map.Entry<Step, LongAdder> step : spent.entrySet()) {
                about = step.getKey().ask(connection, about);
                long now = System.nanoTime();
                step.getValue().add(now - before);
                before = now;
            }
            nanos.add(before - begun);
            begun = before;
        } while (begun < end);
        return nanos.build().toArray();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
