package dev.onus.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from included
 * @param until not included
 */
public record Span(Instant from, Instant until) {
    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Expected a span to end after it begins.");
        }
    }

    /** What is left of the span when others are taken from it, in order. */
    List<Span> without(List<Span> others) {
        List<Span> left = new ArrayList<>();
        Instant free = from;
        for (Span other : merged(others)) {
            if (free.isBefore(other.from) && free.isBefore(until)) {
                left.add(new Span(free, other.from.isBefore(until) ? other.from : until));
            }
            free = free.isBefore(other.until) ? other.until : free;
        }
        if (free.isBefore(until)) {
            left.add(new Span(free, until));
        }
        return left;
    }

    /** The same time in the fewest spans, in order. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream().sorted((one, other) -> one.from.compareTo(other.from)).forEach(span -> {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || last.until.isBefore(span.from)) {
                merged.add(span);
            } else if (last.until.isBefore(span.until)) {
                merged.set(merged.size() - 1, new Span(last.from, span.until));
            }
        });
        return merged;
    }
}
