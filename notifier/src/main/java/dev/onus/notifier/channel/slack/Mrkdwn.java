package dev.onus.notifier.channel.slack;

import dev.onus.notifier.message.Clip;
import java.net.URI;

/**
 * Text from outside in Slack's markup. With {@code &}, {@code <} and {@code >} escaped, nothing in it can be a mention
 * ({@code <!channel>}), a link or a user (docs.slack.dev, "Formatting message text").
 */
final class Mrkdwn {
    private Mrkdwn() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Escaped, and at most so long with the escapes. */
    static String escaped(String text, int max) {
        return escaped(Clip.within(text, max, piece -> escaped(piece).length()));
    }

    static String link(URI target, String label) {
        return "<" + escaped(target.toString()) + "|" + escaped(label) + ">";
    }
}
