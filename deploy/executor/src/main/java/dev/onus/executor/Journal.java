package dev.onus.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was done, on disk before it is answered: after a crash between the two the answer is sent again and nothing is
 * done twice. One line an effect and state: id, state, result, detail. The oldest are forgotten.
 */
final class Journal {
    static final int MOST_KEPT = 10_000;
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 4;

    private final Path file;
    private final int mostKept;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private Journal(Path file, int mostKept) {
        this.file = file;
        this.mostKept = mostKept;
    }

    static Journal open(Path folder) {
        return open(folder, MOST_KEPT);
    }

    static Journal open(Path folder, int mostKept) {
        Journal journal = new Journal(folder.resolve("done.tsv"), mostKept);
        try {
            Files.createDirectories(folder);
            if (Files.isRegularFile(journal.file)) {
                Files.readAllLines(journal.file).forEach(journal::read);
            }
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep what was done in " + folder + ", but could not.", e);
        }
    }

    Optional<Outcome> find(String effectId, String state) {
        return Optional.ofNullable(outcomes.get(key(effectId, state)));
    }

    void write(String effectId, String state, Outcome outcome) {
        outcomes.put(key(effectId, state), outcome);
        try {
            if (outcomes.size() > mostKept) {
                forgetHalf();
            } else {
                append(file, List.of(line(key(effectId, state), outcome)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to note in " + file + " what was done, but could not.", e);
        }
    }

    /** A line that a crash cut off is as if it had not been written: its effect is carried out again. */
    private void read(String line) {
        String[] fields = line.split(SEPARATOR, FIELDS);
        if (fields.length == FIELDS) {
            for (Outcome.Result result : Outcome.Result.values()) {
                if (result.word().equals(fields[2])) {
                    outcomes.put(key(fields[0], fields[1]), new Outcome(result, fields[3]));
                }
            }
        }
    }

    private void forgetHalf() throws IOException {
        List<String> keys = new ArrayList<>(outcomes.keySet());
        keys.subList(0, keys.size() / 2).forEach(outcomes::remove);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        append(
                beside,
                outcomes.entrySet().stream()
                        .map(each -> line(each.getKey(), each.getValue()))
                        .toList());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void append(Path to, List<String> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String text = String.join("\n", lines) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        }
    }

    private static String key(String effectId, String state) {
        return effectId + SEPARATOR + state;
    }

    private static String line(String key, Outcome outcome) {
        String detail = outcome.detail().replaceAll("\\s+", " ");
        return key + SEPARATOR + outcome.result().word() + SEPARATOR + detail;
    }
}
