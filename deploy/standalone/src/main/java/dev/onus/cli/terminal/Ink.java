package dev.onus.cli.terminal;

/** Colour and weight; plain text when the output is not a terminal or {@code NO_COLOR} is set (no-color.org). */
public final class Ink {
    private static final String RESET = "\u001b[0m";

    private final boolean coloured;

    public Ink(boolean coloured) {
        this.coloured = coloured;
    }

    /** The launcher knows whether the output is a terminal; Java itself sees only both ends together. */
    public static Ink ofThisProcess() {
        boolean terminal = Boolean.getBoolean("onus.terminal");
        String noColour = System.getenv("NO_COLOR");
        return new Ink(terminal && (noColour == null || noColour.isEmpty()));
    }

    public boolean isColoured() {
        return coloured;
    }

    public String strong(String text) {
        return with("1", text);
    }

    public String quiet(String text) {
        return with("2", text);
    }

    public String good(String text) {
        return with("32", text);
    }

    public String bad(String text) {
        return with("31;1", text);
    }

    public String warn(String text) {
        return with("33", text);
    }

    public String link(String text) {
        return with("36", text);
    }

    private String with(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
