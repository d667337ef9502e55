package dev.onus.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, aligned by code points; the last column is never padded. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    public Table row(String... cells) {
        if (cells.length != heading.size()) {
            throw new IllegalArgumentException("Expected " + heading.size() + " cells, but got " + cells.length + ".");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public String render(Ink ink) {
        int[] widths = new int[heading.size()];
        widen(widths, heading);
        rows.forEach(row -> widen(widths, row));
        StringBuilder text = new StringBuilder(ink.quiet(line(heading, widths)));
        rows.forEach(row -> text.append('\n').append(line(row, widths)));
        return text.toString();
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(row.get(i)));
        }
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean last = i == widths.length - 1;
            line.append(row.get(i)).append(last ? "" : " ".repeat(widths[i] - width(row.get(i))) + GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
