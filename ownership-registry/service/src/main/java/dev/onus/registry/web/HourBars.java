package dev.onus.registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pages by hour of a person's day, in both worlds, as bars.
 *
 * @param actual from midnight
 * @param draft from midnight
 */
public record HourBars(List<Long> actual, List<Long> draft) {
    /** Of the drawing, in its own units: two bars and a gap for each hour. */
    private static final int HOUR = 10;

    private static final int HEIGHT = 36;

    public HourBars {
        actual = List.copyOf(actual);
        draft = List.copyOf(draft);
    }

    /** A bar; the world is {@code was} or {@code draft}. */
    public record Bar(String world, int x, int y, int height) {}

    public List<Bar> bars() {
        long highest = Stream.concat(actual.stream(), draft.stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int hour = 0; hour < actual.size(); hour++) {
            add("was", hour * HOUR + 1, actual.get(hour), highest, bars);
            add("draft", hour * HOUR + 5, draft.get(hour), highest, bars);
        }
        return bars;
    }

    /** What somebody hears who does not see it. */
    public String label() {
        return "Most pages as it was at " + hour(actual) + ", under the draft at " + hour(draft);
    }

    private static String hour(List<Long> pages) {
        int most = 0;
        for (int hour = 1; hour < pages.size(); hour++) {
            most = pages.get(hour) > pages.get(most) ? hour : most;
        }
        return pages.get(most) == 0 ? "no hour" : most + ":00";
    }

    /** At least two units high: one page among a thousand has to be seen. */
    private static void add(String world, int x, long pages, long highest, List<Bar> bars) {
        if (pages > 0) {
            int height = (int) Math.max(2, HEIGHT * pages / highest);
            bars.add(new Bar(world, x, HEIGHT - height, height));
        }
    }
}
