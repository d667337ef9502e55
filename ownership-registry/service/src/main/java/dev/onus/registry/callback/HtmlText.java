package dev.onus.registry.callback;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a person wrote in a mail that is HTML only: tags away, quotations away. It is no browser; it only has to find the
 * first word. Reads once from left to right, however odd the input.
 */
final class HtmlText {
    /** What stands in these is not shown, or is somebody else's. */
    private static final Set<String> SKIPPED = Set.of("head", "style", "script", "title", "blockquote");

    private static final Set<String> BREAKS =
            Set.of("br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "ul", "ol", "hr", "td");
    /** By these Gmail, Outlook and Yahoo mark where the mail begins that is replied to. */
    private static final Set<String> QUOTES = Set.of(
            "gmail_quote",
            "divrplyfwdmsg",
            "yahoo_quoted",
            "moz-cite-prefix",
            "appendonsend",
            "ms-outlook-mobile-reference");

    private static final Map<String, String> ENTITIES =
            Map.of("&nbsp;", " ", "&#160;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'");

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        String skippedUntil = "";
        int depth = 0;
        int place = 0;
        while (place < html.length()) {
            int open = html.indexOf('<', place);
            if (skippedUntil.isEmpty()) {
                text.append(html, place, open < 0 ? html.length() : open);
            }
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String tag = html.substring(open + 1, close).toLowerCase(Locale.ROOT);
            boolean ends = tag.startsWith("/");
            String name = nameOf(ends ? tag.substring(1) : tag);
            if (!skippedUntil.isEmpty()) {
                depth += name.equals(skippedUntil) ? (ends ? -1 : 1) : 0;
                skippedUntil = depth == 0 ? "" : skippedUntil;
            } else if (QUOTES.stream().anyMatch(tag::contains)) {
                break;
            } else if (!ends && SKIPPED.contains(name) && !tag.endsWith("/")) {
                skippedUntil = name;
                depth = 1;
            }
            if (BREAKS.contains(name)) {
                text.append('\n');
            }
            place = close + 1;
        }
        return unescaped(text.toString());
    }

    private static String nameOf(String tag) {
        int end = 0;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end);
    }

    private static String unescaped(String text) {
        String plain = text;
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            plain = plain.replace(entity.getKey(), entity.getValue());
        }
        // Last, or what it makes would be read again.
        return plain.replace("&amp;", "&");
    }
}
