package dev.onus.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The turns of one layer within a window, asked for instant after instant, forwards only. */
final class LayerTurns {
    /** One group's turn, or what the layer's restrictions leave of it. */
    record Part(long turn, List<String> group, Span span) {}

    private final int number;
    private final String name;
    private final List<Part> parts;
    private int passed;

    private LayerTurns(int number, String name, List<Part> parts) {
        this.number = number;
        this.name = name;
        this.parts = parts;
    }

    /** @param number of the layer within the schedule */
    static LayerTurns of(Schedule schedule, int number, Span window) {
        Layer layer = schedule.layers().get(number);
        List<Part> parts = new ArrayList<>();
        if (!layer.participants().isEmpty()) {
            List<Span> open = new Restrictions(layer.restrictions(), schedule.zone(layer)).open(window);
            Turns turns = Turns.of(layer.rotation(), schedule.zone(layer));
            long turn = turns.notAfter(window.from());
            for (; turns.start(turn).isBefore(window.until()); turn++) {
                addParts(turn, turns, layer, open, parts);
            }
            parts.sort(Comparator.comparing(part -> part.span().from()));
        }
        return new LayerTurns(number, layer.name(), parts);
    }

    private static void addParts(long turn, Turns turns, Layer layer, List<Span> open, List<Part> parts) {
        List<String> group = layer.participants()
                .get(Math.floorMod(turn, layer.participants().size()));
        Instant start = turns.start(turn);
        Instant end = turns.end(turn);
        if (group.isEmpty() || !start.isBefore(end)) {
            return;
        }
        for (int index = firstNotOver(open, start); index < open.size(); index++) {
            Span hours = open.get(index);
            if (!hours.from().isBefore(end)) {
                return;
            }
            Instant from = start.isAfter(hours.from()) ? start : hours.from();
            Instant until = end.isBefore(hours.until()) ? end : hours.until();
            parts.add(new Part(turn, group, new Span(from, until)));
        }
    }

    /** By halves, because turns of minutes under restrictions would make it the square of their number otherwise. */
    private static int firstNotOver(List<Span> open, Instant start) {
        int low = 0;
        int high = open.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).until().isAfter(start)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    List<Part> parts() {
        return parts;
    }

    /** The parts under way: none, one, and two while a hand-off's hour happens twice. */
    List<Part> at(Instant instant) {
        // Parts begin and end in the same order, so whatever is over stays behind.
        while (passed < parts.size() && !parts.get(passed).span().until().isAfter(instant)) {
            passed++;
        }
        int next = passed;
        while (next < parts.size() && !parts.get(next).span().from().isAfter(instant)) {
            next++;
        }
        return parts.subList(passed, next);
    }
}
