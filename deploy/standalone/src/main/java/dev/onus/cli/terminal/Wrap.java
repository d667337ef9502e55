package dev.onus.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text between words, so that a line fits the terminal; colours take no room. */
public final class Wrap {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final int DEFAULT_WIDTH = 100;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 140;

    private Wrap() {}

    /** What the shell says, when it says it. */
    public static int widthOfTerminal() {
        String columns = System.getProperty("onus.columns", "");
        return columns.matches("[1-9][0-9]{0,4}")
                ? Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST)
                : DEFAULT_WIDTH;
    }

    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && seen(line) + 1 + seen(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int seen(CharSequence text) {
        String plain = COLOUR.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }
}
