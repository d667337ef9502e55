package dev.onus.escalation.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A few texts as one value, each behind its length, because what vendors send may hold any separator. */
final class Texts {
    private Texts() {}

    static byte[] write(List<String> texts) {
        List<byte[]> parts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        parts.forEach(part -> all.putInt(part.length).put(part));
        return all.array();
    }

    static List<String> read(byte[] value) {
        List<String> texts = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(value);
        while (all.hasRemaining()) {
            byte[] part = new byte[all.getInt()];
            all.get(part);
            texts.add(new String(part, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
