package dev.onus.bench;

import dev.onus.contracts.Topics;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is kept of many open cases: memory of the stream's process, and bytes of its stores and of the broker's topics for
 * each case. The reference is the same installation with one case open and all identities loaded, its bytes for each
 * identity.
 */
final class StateSize implements Bench.Measurement {
    static final String NAME = "state-size";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_QUICK_LOOKS = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 24;
    /** Two looks agree when nothing has moved by more than this share. */
    private static final double NEARLY = 0.01;
    /** The other files of a partition are made as large as they may become. */
    private static final String SEGMENT = ".log";

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int most = OpenCases.most(options);
        try (Scratch scratch = Scratch.create();
                StreamInstallation onus = new StreamInstallation(scratch.dir(), most * 2L);
                AlertSender sender = onus.sender(Topics.ALERTS.name())) {
            OpenCases.open(onus, sender, 1);
            Look before = settled(onus, options);
            OpenCases.open(onus, sender, most - 1);
            return figures(settled(onus, options), before, onus.identities(), sender.sent());
        }
    }

    /** What there was at one time. */
    record Look(double residentMebibytes, long storeBytes, long topicBytes) {
        static Look at(StreamInstallation onus) throws IOException {
            return new Look(
                    onus.streamResidentMebibytes(), bytes(onus.streamDir(), ""), bytes(onus.brokerDir(), SEGMENT));
        }

        boolean agreesWith(Look other) {
            return agree(residentMebibytes, other.residentMebibytes)
                    && agree(storeBytes, other.storeBytes)
                    && agree(topicBytes, other.topicBytes);
        }

        private static boolean agree(double one, double other) {
            return Math.abs(one - other) <= NEARLY * Math.max(one, other);
        }
    }

    /**
     * When what came before is read, written and compacted: when two looks agree, or after the last look. Stores write
     * rows to disk only when they have many or are closed, so the stream is ended and started again for their bytes.
     */
    private static Look settled(StreamInstallation onus, Options options) throws IOException, InterruptedException {
        Look last = Look.at(onus);
        boolean isStill = false;
        for (int look = 1; look < MOST_LOOKS && !isStill; look++) {
            Thread.sleep(options.quick() ? BETWEEN_QUICK_LOOKS : BETWEEN_LOOKS);
            Look next = Look.at(onus);
            isStill = next.agreesWith(last);
            last = next;
        }
        if (!isStill) {
            System.err.printf("%s: still moving after %d looks: %s%n", NAME, MOST_LOOKS, last);
        }
        onus.endStreamAndStartAgain();
        return new Look(last.residentMebibytes, bytes(onus.streamDir(), ""), last.topicBytes);
    }

    /**
     * @param before with one case open
     * @param cases open now
     */
    static List<Figure> figures(Look now, Look before, long identities, long cases) {
        String eachIdentity = "each of %,d identities".formatted(identities);
        return List.of(
                new Figure(
                        "state-memory",
                        one(now.residentMebibytes),
                        "MiB",
                        Optional.of(one(before.residentMebibytes)),
                        "the same stream with one case open, instead of %,d".formatted(cases)),
                new Figure(
                        "state-disk",
                        one((double) (now.storeBytes - before.storeBytes) / cases),
                        "bytes/case",
                        Optional.of(one((double) before.storeBytes / identities)),
                        eachIdentity),
                new Figure(
                        "state-topics",
                        one((double) (now.topicBytes - before.topicBytes) / cases),
                        "bytes/case",
                        Optional.of(one((double) before.topicBytes / identities)),
                        eachIdentity));
    }

    private static Runs one(double value) {
        return new Runs(List.of(value));
    }

    /** Of the files that end like that; they come and go while stores are compacted, and one that is gone counts nothing. */
    private static long bytes(Path directory, String ending) throws IOException {
        AtomicLong sum = new AtomicLong();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    sum.addAndGet(attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum.get();
    }
}
