package dev.onus.bench;

import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.recorded.RecordedLogs;
import dev.onus.registry.recorded.ReplayProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Writes what would lie in the topics after ninety days, then plays and reads it in turns. */
final class WhatIfMain {
    private static final Duration PERIOD = Duration.ofDays(90);
    /** Of the records: five alerts about each identity. */
    private static final int RECORDS_OF_IDENTITY = 50;

    private static final long SAY_EVERY_MILLIS = 5_000;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What one turn took. */
    record Run(double replaySeconds, double readSeconds) {
        private static final String MARK = "run ";

        static Optional<Run> find(String line) {
            if (!line.startsWith(MARK)) {
                return Optional.empty();
            }
            String[] parts = line.substring(MARK.length()).split(" ");
            return Optional.of(new Run(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
        }

        String line() {
            return MARK + replaySeconds + " " + readSeconds;
        }
    }

    private WhatIfMain() {}

    public static void main(String[] arguments) throws Exception {
        KafkaConnection connection = KafkaConnection.of(arguments[0]);
        AvroSerdes serdes = new AvroSerdes(new ConfluentSchemaRegistry(SchemaRegistrySettings.of(arguments[1])));
        int records = Integer.parseInt(arguments[2]);
        RecordedTopics topics = new RecordedTopics(connection);
        try (RegistryLog registry = new RegistryLog(connection, serdes)) {
            registry.start().get(1, TimeUnit.MINUTES);
            int identities = records / RECORDS_OF_IDENTITY;
            WhatIfOrganisation.register(registry, identities);
            // The records of the registry have the broker's time, which is now; so the ninety days come after it.
            Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(60);
            Window window = new Window(from, from.plus(PERIOD));
            long bytes = new RecordedDays(connection, serdes, identities).write(window, records);
            System.out.printf("%,d records of ninety days, %,d MiB%n", records, bytes >> 20);
            RecordedLogs logs = new RecordedLogs(connection, serdes, registry);
            for (int run = Integer.parseInt(arguments[3]); run > 0; run--) {
                double replay = seconds(() -> replay(logs, window));
                double read = seconds(topics::read);
                System.out.println(new Run(replay, read).line());
            }
        }
    }

    private static void replay(RecordedLogs logs, Window window) {
        ReplayProgress progress = new ReplayProgress();
        Thread says = Thread.ofPlatform().daemon().start(() -> say(progress));
        WhatIf result = logs.play(new Draft(WhatIfOrganisation.draft()), window, progress)
                .orElseThrow();
        says.interrupt();
        WhatIf.Fidelity fidelity = result.fidelity();
        System.out.printf(
                "%,d inputs, %,d pages as it was, %,d under the draft, %,d of %,d recorded pages not reproduced%n",
                result.inputs(),
                result.actual().pages(),
                result.draft().pages(),
                fidelity.notReproduced(),
                fidelity.recordedPages());
        if (fidelity.recordedPages() == 0 || fidelity.notReproduced() + fidelity.notRecorded() > 0) {
            throw new IllegalStateException("Expected every recorded page to be reproduced, but got " + fidelity + ".");
        }
    }

    private static void say(ReplayProgress progress) {
        try {
            while (true) {
                Thread.sleep(SAY_EVERY_MILLIS);
                System.out.printf("read %,d of %,d%n", progress.read(), progress.total());
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / NANOS;
    }
}
