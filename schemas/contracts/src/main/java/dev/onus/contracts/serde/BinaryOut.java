package dev.onus.contracts.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Avro's binary encoding (specification 1.12, "Binary Encoding") into memory that grows. Avro's own encoders write through
 * a stream, which takes a lock and a call for each byte or copies everything once more.
 */
final class BinaryOut {
    private static final int MOST_BYTES_OF_A_NUMBER = 10;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int size;

    BinaryOut(int room) {
        bytes = new byte[room];
    }

    /** One byte as it is. */
    void raw(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** An int, a long, a length or the place of a branch: zigzag, seven bits a byte, the lowest first. */
    void number(long value) {
        room(MOST_BYTES_OF_A_NUMBER);
        long left = (value << 1) ^ (value >> Long.SIZE - 1);
        while ((left & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) (left & SEVEN_BITS | MORE);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    void text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        number(text.length);
        room(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
