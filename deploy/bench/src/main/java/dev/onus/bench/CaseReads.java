package dev.onus.bench;

import dev.onus.contracts.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How long a reader waits for cases over HTTP, many open: the first page of the list, one case, the console's first page,
 * and the inbox of the person who is paged for all of them. One reader, who asks again when the last was answered. The
 * reference is the same with few open, started anew as well.
 */
final class CaseReads implements OpenCases.OfInstallation {
    static final String NAME = "case-reads";

    private static final int FEW = 10_000;
    private static final int QUICK_FEW = 500;
    private static final int SAMPLED = 5_000;
    private static final long SEED = 20_261_122;
    private static final int OK = 200;
    private static final double AT_P50 = 0.5;
    private static final double AT_P99 = 0.99;
    private static final Duration POLL = Duration.ofMillis(500);

    /** What is asked for. */
    private enum Read {
        LIST("case-list", "/v1/cases?state=open"),
        ONE("case-one", "/v1/cases/"),
        CONSOLE("case-console", "/"),
        INBOX("case-inbox", "/inbox");

        private final String row;
        private final String path;

        Read(String row, String path) {
            this.row = row;
            this.path = path;
        }
    }

    /** Of each run, in ms. */
    private record Waited(Read read, List<Double> p50, List<Double> p99) {
        Waited(Read read) {
            this(read, new ArrayList<>(), new ArrayList<>());
        }

        void add(double[] millis) {
            p50.add(millis[(int) (millis.length * AT_P50)]);
            p99.add(millis[(int) (millis.length * AT_P99)]);
        }
    }

    private final SplittableRandom random = new SplittableRandom(SEED);
    private List<Waited> ofFew = List.of();
    private long few;
    private String token = "";

    static int few(Options options) {
        return options.quick() ? QUICK_FEW : FEW;
    }

    /** With few open, as the reference. */
    void measureFew(StreamInstallation onus, AlertSender sender, Options options) throws Exception {
        token = RegistryProcess.write(onus);
        few = sender.sent();
        ofFew = look(onus, options);
    }

    @Override
    public List<Figure> measure(StreamInstallation onus, AlertSender sender, Options options) throws Exception {
        String than = "%,d instead of %,d cases open".formatted(few, sender.sent());
        List<Figure> figures = new ArrayList<>();
        for (Waited many : look(onus, options)) {
            Waited reference = ofFew.get(many.read.ordinal());
            figures.add(figure(many.read.row, "ms p50", many.p50, reference.p50, than));
            figures.add(figure(many.read.row + "-p99", "ms p99", many.p99, reference.p99, than));
        }
        return figures;
    }

    private static Figure figure(String name, String unit, List<Double> many, List<Double> few, String than) {
        return new Figure(name, new Runs(many), unit, Optional.of(new Runs(few)), than);
    }

    /** In the order of {@link Read}. */
    private List<Waited> look(StreamInstallation onus, Options options) throws Exception {
        List<String> cases = someOf(onus);
        List<Waited> waited = Arrays.stream(Read.values()).map(Waited::new).toList();
        try (RegistryProcess registry = RegistryProcess.start(onus, token);
                HttpConnection connection = new HttpConnection(registry.target())) {
            Duration share = options.oneRun().dividedBy(waited.size());
            for (Waited each : waited) {
                ask(connection, each.read, cases, options.warmUp().dividedBy(waited.size()));
            }
            for (int run = 0; run < options.runs(); run++) {
                for (Waited each : waited) {
                    each.add(ask(connection, each.read, cases, share));
                }
            }
        }
        return waited;
    }

    /** @return what each took, in ms, the shortest first */
    private double[] ask(HttpConnection connection, Read read, List<String> cases, Duration time) throws IOException {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (long before = System.nanoTime(); before < end || millis.isEmpty(); before = System.nanoTime()) {
            String path = read == Read.ONE ? read.path + cases.get(random.nextInt(cases.size())) : read.path;
            HttpConnection.Answer answer = connection.get(path);
            millis.add((System.nanoTime() - before) / 1e6);
            if (answer.status() != OK || read != Read.ONE && !answer.body().contains(BenchOrganisation.TITLE)) {
                throw new IOException(
                        "Expected %s to show cases, but got %d: %s".formatted(path, answer.status(), answer.body()));
            }
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Ids of cases, each as likely as any other. */
    private List<String> someOf(StreamInstallation onus) {
        List<String> some = new ArrayList<>();
        long seen = 0;
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                onus.connection().consumerProperties("bench-cases"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.CASES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    seen++;
                    if (some.size() < SAMPLED) {
                        some.add(record.key());
                    } else if (random.nextLong(seen) < SAMPLED) {
                        some.set(random.nextInt(SAMPLED), record.key());
                    }
                }
            }
        }
        return some;
    }
}
