package dev.onus.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is kept of many open cases: memory of the stream's process, and bytes of its stores and of the broker's topics for
 * each case. The reference is the same installation with one case open and all identities loaded, its bytes for each
 * identity.
 */
record StateSize(double residentMebibytes, long storeBytes, long topicBytes) {
    /** The other files of a partition are made as large as they may become. */
    private static final String SEGMENT = ".log";

    static StateSize of(StreamInstallation onus) throws IOException {
        return new StateSize(
                onus.streamResidentMebibytes(), bytes(onus.streamDir(), ""), bytes(onus.brokerDir(), SEGMENT));
    }

    /** @param cases open now; this is what there was before */
    List<Figure> figures(StreamInstallation onus, int cases) throws IOException {
        StateSize now = of(onus);
        String identities = "each of %,d identities".formatted(onus.identities());
        return List.of(
                new Figure(
                        "state-memory",
                        one(now.residentMebibytes),
                        "MiB",
                        Optional.of(one(residentMebibytes)),
                        "the same stream with one case open, instead of %,d".formatted(cases)),
                new Figure(
                        "state-disk",
                        one((double) (now.storeBytes - storeBytes) / cases),
                        "bytes/case",
                        Optional.of(one((double) storeBytes / onus.identities())),
                        identities),
                new Figure(
                        "state-topics",
                        one((double) (now.topicBytes - topicBytes) / cases),
                        "bytes/case",
                        Optional.of(one((double) topicBytes / onus.identities())),
                        identities));
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
