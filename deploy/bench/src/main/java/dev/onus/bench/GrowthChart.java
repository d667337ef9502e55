package dev.onus.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@link Growth} as a picture: a panel for each figure, from nothing on, so that what does not grow is a level line. Each
 * step to the right is as many times more.
 */
final class GrowthChart {
    private static final int COLUMNS = 4;
    private static final int PANEL_WIDTH = 220;
    private static final int PANEL_HEIGHT = 150;
    private static final int MARGIN = 16;
    /** Between the edge of a panel and where it draws. */
    private static final int LEFT = 26;

    private static final int RIGHT = 34;
    private static final int TOP = 56;
    private static final int BOTTOM = 30;
    private static final double ROOM_ABOVE = 1.2;

    private static final String STYLE = """
            <style>
              svg { --paper: #ffffff; --panel: #f6f7f9; --ink: #1c2430; --quiet: #5b6675; --line: #0b6bcb; --limit: #b4460f; }
              @media (prefers-color-scheme: dark) {
                svg { --paper: #12161c; --panel: #1b212a; --ink: #e7ebf0; --quiet: #9aa6b5; --line: #6cb2ff; --limit: #ff9d66; }
              }
              text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-size: 11px; fill: var(--quiet); }
              .paper { fill: var(--paper); } .panel { fill: var(--panel); }
              .title { font-size: 13px; font-weight: 600; fill: var(--ink); }
              .value { font-weight: 600; fill: var(--ink); stroke: var(--panel); stroke-width: 4px; paint-order: stroke; }
              .zero { stroke: var(--quiet); stroke-opacity: .5; }
              .line { fill: none; stroke: var(--line); stroke-width: 2; }
              .dot { fill: var(--line); }
              .limit { stroke: var(--limit); stroke-dasharray: 4 3; } .limit-text { fill: var(--limit); }
            </style>
            """;

    private final Growth growth;
    private final List<Long> sizes;
    private final List<Growth.Row> rows;
    private final StringBuilder svg = new StringBuilder();

    private GrowthChart(Growth growth) {
        this.growth = growth;
        this.sizes = List.copyOf(growth.sizes().keySet());
        this.rows = growth.rows();
    }

    static String of(Growth growth) {
        GrowthChart chart = new GrowthChart(growth);
        chart.draw();
        return chart.svg.toString();
    }

    private void draw() {
        int lines = (rows.size() + COLUMNS - 1) / COLUMNS;
        int width = MARGIN + COLUMNS * (PANEL_WIDTH + MARGIN);
        int height = MARGIN + lines * (PANEL_HEIGHT + MARGIN);
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">"
                .formatted(width, height, width, height));
        add("<title>How figures grow with the cases that are open</title>");
        svg.append(STYLE);
        add("<rect class=\"paper\" width=\"%d\" height=\"%d\" rx=\"8\"/>".formatted(width, height));
        for (int i = 0; i < rows.size(); i++) {
            int x = MARGIN + i % COLUMNS * (PANEL_WIDTH + MARGIN);
            int y = MARGIN + i / COLUMNS * (PANEL_HEIGHT + MARGIN);
            add("<g transform=\"translate(%d %d)\">".formatted(x, y));
            panel(rows.get(i));
            add("</g>");
        }
        add("</svg>");
    }

    private void panel(Growth.Row row) {
        List<Optional<Growth.Measured>> all = growth.of(row);
        double most = all.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Growth.Measured::value)
                .max()
                .orElse(1);
        Optional<Double> limit = row.wanted().filter(wanted -> wanted <= most * 4);
        double top = Math.max(most, limit.orElse(most)) * ROOM_ABOVE;
        add("<rect class=\"panel\" width=\"%d\" height=\"%d\" rx=\"6\"/>".formatted(PANEL_WIDTH, PANEL_HEIGHT));
        text("title", 12, 22, "start", row.title());
        text("", 12, 38, "start", row.unit());
        limit.ifPresent(wanted -> {
            double y = y(wanted, top);
            add("<line class=\"limit\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, PANEL_WIDTH - 12, y, y);
        });
        row.wanted()
                .ifPresent(wanted ->
                        text("limit-text", PANEL_WIDTH - 12, 38, "end", "wanted: at most " + Growth.number(wanted)));
        double ground = y(0, top);
        add(
                "<line class=\"zero\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                LEFT, PANEL_WIDTH - 12, ground, ground);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            text("", x(i), PANEL_HEIGHT - 12, "middle", shortened(sizes.get(i)));
            if (all.get(i).isPresent()) {
                points.append(String.format(
                        Locale.ROOT, "%.1f,%.1f ", x(i), y(all.get(i).get().value(), top)));
            }
        }
        add("<polyline class=\"line\" points=\"" + points.toString().strip() + "\"/>");
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isPresent()) {
                double value = all.get(i).get().value();
                add("<circle class=\"dot\" r=\"3.5\" cx=\"%.1f\" cy=\"%.1f\"/>", x(i), y(value, top));
                text("value", x(i), y(value, top) - 8, "middle", Growth.number(value));
            }
        }
    }

    private double x(int place) {
        double width = PANEL_WIDTH - LEFT - RIGHT - 20;
        double whole = Math.log10((double) sizes.getLast() / sizes.getFirst());
        double share = whole == 0 ? 1 : Math.log10((double) sizes.get(place) / sizes.getFirst()) / whole;
        return LEFT + 16 + width * share;
    }

    private static double y(double value, double top) {
        double height = PANEL_HEIGHT - TOP - BOTTOM;
        return TOP + height - (top == 0 ? 0 : height * value / top);
    }

    private static String shortened(long size) {
        return size >= 1_000_000 && size % 1_000_000 == 0
                ? size / 1_000_000 + "M"
                : size >= 1_000 && size % 1_000 == 0 ? size / 1_000 + "k" : Long.toString(size);
    }

    private void text(String style, double x, double y, String anchor, String text) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", style, x, y, anchor, text);
    }

    private void add(String line, Object... values) {
        svg.append(values.length == 0 ? line : String.format(Locale.ROOT, line, values))
                .append('\n');
    }
}
