package dev.onus.notifier.intake;

import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * How far one partition is done. Work ends in any order; only the unbroken row of what has ended from the start may be
 * committed, or a crash would lose what was still open before it. Safe for use by many threads.
 */
final class Progress {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next = -1;
    private long committed = -1;

    synchronized void begin(long offset) {
        open.add(offset);
        seen(offset);
    }

    synchronized void end(long offset) {
        open.remove(offset);
    }

    /** Takes note of an event that asks for nothing. */
    synchronized void seen(long offset) {
        next = Math.max(next, offset + 1);
    }

    /** The offset to commit: the first that is not done. Empty when it is committed already. */
    synchronized OptionalLong committable() {
        long position = open.isEmpty() ? next : open.getFirst();
        return position > committed ? OptionalLong.of(position) : OptionalLong.empty();
    }

    synchronized void committed(long position) {
        committed = Math.max(committed, position);
    }
}
