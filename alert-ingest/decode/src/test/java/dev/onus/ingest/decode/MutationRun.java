package dev.onus.ingest.decode;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** The whole run of mutated bodies, as a program of its own, so that it can be given little memory. */
final class MutationRun {
    /** An item of one body carries at most the body and what an alert may hold. */
    private static final int MOST_TEXT = 512 * 1024;

    private static final int PARTS = 4;

    private MutationRun() {}

    /** @param arguments how many bodies; the seed */
    public static void main(String[] arguments) {
        int bodies = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        List<byte[]> payloads = Examples.all().stream().map(Examples::read).toList();
        long alerts = IntStream.range(0, PARTS)
                .parallel()
                .mapToLong(part -> part(bodies / PARTS, seed + part, payloads))
                .sum();
        System.out.println(bodies + " bodies of " + payloads.size() + " payloads, " + alerts + " alerts, seed " + seed);
    }

    private static long part(int bodies, long seed, List<byte[]> payloads) {
        Mutations mutations = new Mutations(seed, payloads);
        Decoder decoder = new Decoder(Examples.DIGEST);
        long alerts = 0;
        for (int round = 0; round < bodies; round++) {
            byte[] body = mutations.next();
            try {
                alerts += judged(decoder.decode(Examples.submission(body)));
            } catch (RuntimeException | StackOverflowError e) {
                System.out.println("seed " + seed + " round " + round + ": " + e);
                e.printStackTrace(System.out);
                System.out.println(Base64.getEncoder().encodeToString(body));
                System.exit(1);
            }
        }
        return alerts;
    }

    private static long judged(List<Item> items) {
        if (items.isEmpty() || items.size() > Decoder.MAX_ITEMS + 1) {
            throw new IllegalStateException("Expected an outcome for every body, but got " + items.size() + ".");
        }
        long alerts = 0;
        for (Item item : items) {
            if (item.outcome() instanceof Outcome.Unmapped unmapped
                    && unmapped.reason().startsWith("The decoder of")) {
                throw new IllegalStateException(unmapped.reason());
            }
            if (item.outcome() instanceof Outcome.Decoded decoded) {
                alerts++;
                if (decoded.alert().toString().length() > MOST_TEXT) {
                    throw new IllegalStateException("Expected a bounded alert, but it is larger.");
                }
            }
        }
        return alerts;
    }
}
