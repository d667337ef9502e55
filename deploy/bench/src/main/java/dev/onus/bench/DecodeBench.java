package dev.onus.bench;

import dev.onus.ingest.decode.Decoder;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.redact.SecretDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alerts a second that one thread decodes, over one payload after the other of every format, against Jackson reading the
 * same bytes into a tree. Payloads that are no JSON are decoded but not read by the reference, and left out of both.
 */
final class DecodeBench implements Bench.Measurement {
    private static final String PAYLOADS = "alert-ingest/decode/src/test/resources/payloads";

    /** A payload, and how many items the decoder finds in it. */
    private record Payload(Submission submission, int items) {}

    private long seen;

    @Override
    public List<Figure> measure(Options options) throws IOException {
        Decoder decoder = new Decoder(new SecretDigest("bench".getBytes(StandardCharsets.UTF_8)));
        List<Payload> payloads = payloads(decoder);
        int items = payloads.stream().mapToInt(Payload::items).sum();
        System.err.printf("decode: %d payloads with %d items%n", payloads.size(), items);
        Runnable decode = () -> payloads.forEach(
                payload -> seen += decoder.decode(payload.submission()).size());
        Runnable parse = () -> payloads.forEach(payload -> seen += parse(payload));
        perSecond(decode, items, options.warmUp().toNanos() / 2);
        perSecond(parse, items, options.warmUp().toNanos() / 2);
        List<Double> decoded = new ArrayList<>();
        List<Double> parsed = new ArrayList<>();
        for (int run = 0; run < options.runs(); run++) {
            decoded.add(perSecond(decode, items, options.oneRun().toNanos()));
            parsed.add(perSecond(parse, items, options.oneRun().toNanos()));
        }
        return List.of(new Figure(
                "decode",
                new Runs(decoded),
                "alerts/s",
                Optional.of(new Runs(parsed)),
                "Jackson parsing alone (sum " + Long.toHexString(seen & 0xf) + ")"));
    }

    private static int parse(Payload payload) {
        try {
            return IntakeJson.MAPPER.readTree(payload.submission().body()).size();
        } catch (IOException e) {
            throw new IllegalStateException("Expected a payload that was JSON a moment ago, but it is not.", e);
        }
    }

    private static double perSecond(Runnable pass, int items, long nanos) {
        long begun = System.nanoTime();
        long passes = 0;
        while (System.nanoTime() - begun < nanos) {
            pass.run();
            passes++;
        }
        return passes * items * 1e9 / (System.nanoTime() - begun);
    }

    private static List<Payload> payloads(Decoder decoder) throws IOException {
        Path folder = Path.of(System.getProperty("onus.bench.root", ".")).resolve(PAYLOADS);
        List<Payload> payloads = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] body = Files.readAllBytes(file);
                Submission submission = new Submission(body, "bench", Submission.DETECT, Map.of(), "d-1");
                if (isJson(body)) {
                    payloads.add(
                            new Payload(submission, decoder.decode(submission).size()));
                }
            }
        }
        return payloads;
    }

    private static boolean isJson(byte[] body) {
        try {
            return IntakeJson.MAPPER.readTree(body).isContainerNode();
        } catch (IOException e) {
            return false;
        }
    }
}
