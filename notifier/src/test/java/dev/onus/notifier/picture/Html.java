package dev.onus.notifier.picture;

import java.util.regex.Pattern;

/** What all pictures have in common. */
final class Html {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<&]+");

    private Html() {}

    /** A page with a window of that width in the middle of it; the window is what the picture shows. */
    static String page(String style, String window) {
        return """
                <!doctype html><html><head><meta charset="utf-8"><style>
                * { box-sizing: border-box; }
                body { margin: 0; background: #fff; font: 15px/1.45 "DejaVu Sans", "Liberation Sans", sans-serif; color: #1d1c1d; }
                a { color: #1264a3; text-decoration: none; overflow-wrap: anywhere; }
                #picture { overflow-wrap: anywhere; }
                %s
                </style></head><body><div id="picture">%s</div></body></html>
                """.formatted(style, window);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Escaped, with lines and addresses as a client shows them. */
    static String lines(String text) {
        return linked(escaped(text)).replace("\n", "<br>");
    }

    /** @param escaped text that is HTML already */
    static String linked(String escaped) {
        return ADDRESS.matcher(escaped)
                .replaceAll(found -> "<a>" + found.group().replace("$", "\\$") + "</a>");
    }
}
