package dev.onus.escalation.replay;

import java.util.List;

/**
 * Things of which there may be very many.
 *
 * @param count how many there were
 * @param first the earliest of them, each once, at most {@value #MAX_SHOWN}
 */
public record Some<T>(long count, List<T> first) {
    public static final int MAX_SHOWN = 200;

    public Some {
        first = List.copyOf(first);
    }
}
