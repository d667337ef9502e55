package dev.onus.escalation.stream.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A few texts as one value, each behind its length, because what vendors send may hold any separator. */
final class Texts {
    private Texts() {}

    static byte[] write(List<String> texts) {
        byte[][] parts = new byte[texts.size()][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + parts[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.putInt(part.length).put(part);
        }
        return all.array();
    }

    /** Of one that is not empty. */
    static String first(byte[] value) {
        int length = ByteBuffer.wrap(value).getInt();
        return new String(value, Integer.BYTES, length, StandardCharsets.UTF_8);
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
