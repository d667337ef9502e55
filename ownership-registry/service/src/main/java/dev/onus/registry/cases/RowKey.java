package dev.onus.registry.cases;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The key of a row: a table letter, then texts that end with a zero byte, then numbers in an order that sorts. So the
 * rows of one case, person or owner lie side by side and can be read in order.
 */
final class RowKey {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);

    private RowKey() {}

    static RowKey in(Table table) {
        RowKey key = new RowKey();
        key.bytes.write(table.letter);
        return key;
    }

    /** A zero byte inside the text would end it early, and texts come from outside. */
    RowKey text(String text) {
        bytes.writeBytes(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
        return this;
    }

    RowKey number(long notNegative) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(notNegative).array());
        return this;
    }

    /** Sorts the latest first. */
    RowKey newestFirst(long epochMillis) {
        return number(Long.MAX_VALUE - epochMillis);
    }

    RowKey raw(byte[] suffix) {
        bytes.writeBytes(suffix);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The first key behind every key that begins with this prefix, whose last byte is not 255. */
    static byte[] behind(byte[] prefix) {
        byte[] end = prefix.clone();
        end[end.length - 1]++;
        return end;
    }

    /** The first key behind this very key. */
    static byte[] next(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    /** What lies in the index; a letter, once given, is not given again. */
    enum Table {
        META('m'),
        CASE('c'),
        ROUTING('k'),
        LISTING('l'),
        TIMELINE('t'),
        PAGE('g'),
        WITHDRAWN('w'),
        INBOX('n'),
        VERDICT('r'),
        SENT('s'),
        RECEIPT('q'),
        RECEIPT_AGE('z'),
        EFFECT('e'),
        EFFECT_NOW('f'),
        EFFECT_FACTS('a'),
        EFFECT_LISTING('x'),
        FOLLOWER('o'),
        /** The last word on a page. */
        DELIVERY('d'),
        /** The last word on a destination of a person. */
        REACHED('h'),
        /** What a person was told and is asked nothing about. */
        NOTICE('i'),
        ACCEPTED_OFFER('b'),
        /** The cases that follow a storm or have followed it, the newest first. */
        CHILD('1'),
        /** The storms that a case follows or has followed. */
        STORM_OF('2'),
        /** When the stream let go of a case. */
        LET_GO('3'),
        /** Cases in the order of when to see whether they are to go. */
        LOOK_AT('4'),
        /** When each source was heard last. */
        SOURCE_HEARD('p'),
        /** What each source sent, in the order of the first word on it. */
        RECEIVED('u'),
        /** Receipts of events that have no end yet, the oldest first. */
        RECEIPT_OPEN('v'),
        /** How much of what each source sent became what, by day. */
        SOURCE_COUNT('y'),
        /** The last event of each source that was not understood. */
        SOURCE_PROBLEM('j');

        private final byte letter;

        Table(char letter) {
            this.letter = (byte) letter;
        }
    }
}
