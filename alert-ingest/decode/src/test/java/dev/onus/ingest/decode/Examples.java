package dev.onus.ingest.decode;

import dev.onus.ingest.redact.SecretDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Payloads of our own in the vendors' documented shapes: those that the demo plays, and those of each format. */
public final class Examples {
    public static final SecretDigest DIGEST = new SecretDigest("a key for tests".getBytes(StandardCharsets.UTF_8));
    public static final Path FOLDER = Path.of("../../deploy/standalone/src/main/resources/examples/alerts");
    /** A folder for each format. */
    public static final Path PAYLOADS = Path.of("../../alert-ingest/decode/src/test/resources/payloads");
    /** What real products have sent, beside the project; not everybody has it. */
    public static final Path SAMPLES = Path.of(System.getProperty("onus.samples", "../../../shared/samples"));

    private Examples() {}

    public static byte[] bytes(String file) {
        return read(FOLDER.resolve(file));
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> all() {
        return Stream.of(in(FOLDER), in(PAYLOADS)).flatMap(List::stream).toList();
    }

    /** Every file below it; none when there is no such folder. */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Submission submission(byte[] body) {
        return new Submission(body, "test", Submission.DETECT, Map.of(), "delivery-1");
    }

    public static Submission submission(String body) {
        return submission(body.getBytes(StandardCharsets.UTF_8));
    }

    public static List<Item> decode(byte[] body) {
        return new Decoder(DIGEST).decode(submission(body));
    }

    public static List<Item> decode(String body) {
        return decode(body.getBytes(StandardCharsets.UTF_8));
    }

    public static Alert only(List<Item> items) {
        if (items.size() == 1 && items.getFirst().outcome() instanceof Outcome.Decoded decoded) {
            return decoded.alert();
        }
        throw new AssertionError("Expected one alert, but got "
                + items.stream().map(Item::outcome).toList());
    }
}
