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

/** Payloads of our own in the vendors' shapes: those that the demo plays. */
public final class Examples {
    public static final SecretDigest DIGEST = new SecretDigest("a key for tests".getBytes(StandardCharsets.UTF_8));
    public static final Path FOLDER = Path.of("../deploy/standalone/src/main/resources/examples/alerts");

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
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
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
