package dev.onus.contracts.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a list goes on: partition and offset pairs, as text that means nothing to the caller. */
public final class DeadLetterCursor {
    private static final int LONGEST = 20_000;

    private DeadLetterCursor() {}

    public static String text(Map<Integer, Long> next) {
        String plain = next.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when it is not a cursor of ours. */
    public static Optional<Map<Integer, Long>> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Map<Integer, Long> next = new TreeMap<>();
            Arrays.stream(plain.split(",")).map(pair -> pair.split(":", 2)).forEach(pair -> {
                long offset = Long.parseLong(pair[1]);
                next.put(Integer.parseInt(pair[0]), Math.max(offset, 0));
            });
            return Optional.of(next);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
