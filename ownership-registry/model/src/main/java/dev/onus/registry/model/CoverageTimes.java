package dev.onus.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A set of instants, as spans that neither touch nor overlap, in order. */
record CoverageTimes(List<Span> spans) {
    static final CoverageTimes NEVER = new CoverageTimes(List.of());

    CoverageTimes {
        spans = List.copyOf(spans);
    }

    /** All the time that is in any of the spans, in whatever order they come. */
    static CoverageTimes of(List<Span> spans) {
        return spans.isEmpty() ? NEVER : new CoverageTimes(Span.merged(spans));
    }

    boolean isNever() {
        return spans.isEmpty();
    }

    /** Whether some of its time is in the span. */
    boolean meets(Span span) {
        return spans.stream()
                .anyMatch(each ->
                        each.from().isBefore(span.until()) && span.from().isBefore(each.until()));
    }

    CoverageTimes or(CoverageTimes other) {
        if (isNever() || other.isNever()) {
            return isNever() ? other : this;
        }
        List<Span> both = new ArrayList<>(spans);
        both.addAll(other.spans);
        return of(both);
    }

    CoverageTimes and(CoverageTimes other) {
        List<Span> both = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < spans.size() && theirs < other.spans.size()) {
            Span one = spans.get(mine);
            Span two = other.spans.get(theirs);
            Instant from = one.from().isAfter(two.from()) ? one.from() : two.from();
            Instant until = one.until().isBefore(two.until()) ? one.until() : two.until();
            if (from.isBefore(until)) {
                both.add(new Span(from, until));
            }
            if (one.until().isBefore(two.until())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new CoverageTimes(both);
    }

    CoverageTimes minus(CoverageTimes other) {
        if (isNever() || other.isNever()) {
            return this;
        }
        List<Span> left = new ArrayList<>();
        int passed = 0;
        for (Span span : spans) {
            while (passed < other.spans.size()
                    && !other.spans.get(passed).until().isAfter(span.from())) {
                passed++;
            }
            List<Span> over = new ArrayList<>();
            for (int next = passed;
                    next < other.spans.size() && other.spans.get(next).from().isBefore(span.until());
                    next++) {
                over.add(other.spans.get(next));
            }
            left.addAll(span.without(over));
        }
        return new CoverageTimes(left);
    }
}
