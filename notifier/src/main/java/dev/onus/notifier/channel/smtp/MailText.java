package dev.onus.notifier.channel.smtp;

import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Message;
import java.util.Map;
import java.util.stream.Collectors;

/** What a mail says: first what to do, then what it is about. Several pages in one mail have a part each. */
final class MailText {
    private MailText() {}

    /** Written at the link itself, since mail programs take style sheets away. */
    private static final String BUTTON = "display:inline-block;padding:9px 16px;border-radius:5px;background:#1d3557;"
            + "color:#ffffff;text-decoration:none;font-weight:bold";

    private static final String REPLY = "Or reply with ack, decline or escalate as the first word.";

    /** @param answerable whether a reply reaches us */
    static String plain(Message message, boolean answerable) {
        return message.pages().stream()
                .map(one -> plainOfOne(one, answerable))
                .collect(Collectors.joining("\n----\n\n"));
    }

    static String html(Message message, boolean answerable) {
        return """
                <!doctype html><html><body style="font-family:sans-serif">
                %s</body></html>
                """.formatted(
                message.pages().stream().map(one -> htmlOfOne(one, answerable)).collect(Collectors.joining("<hr>\n")));
    }

    private static String plainOfOne(Message message, boolean answerable) {
        StringBuilder text = new StringBuilder();
        text.append(Briefing.heading(message)).append("\n\n");
        text.append(Briefing.ask(message)).append('\n');
        if (Briefing.isAboutACase(message)) {
            text.append(message.answerUrl()).append('\n');
            text.append(answerable ? REPLY + "\n" : "");
        }
        text.append('\n');
        Briefing.facts(message)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String htmlOfOne(Message message, boolean answerable) {
        return """
                <h1 style="font-size:1.2em">%s</h1>
                <p>%s</p>
                %s<table cellpadding="4">%s</table>
                """.formatted(
                escaped(Briefing.heading(message)),
                escaped(Briefing.ask(message)),
                Briefing.isAboutACase(message) ? link(message) + (answerable ? "<p>" + REPLY + "</p>\n" : "") : "",
                rows(Briefing.facts(message)));
    }

    private static String link(Message message) {
        String words = message.asksForAnswer() ? "Open the case and answer" : "Open the case";
        return "<p><a href=\"" + escaped(message.answerUrl().toString()) + "\" style=\"" + BUTTON + "\">" + words
                + "</a></p>\n";
    }

    private static String rows(Map<String, String> facts) {
        StringBuilder rows = new StringBuilder();
        facts.forEach((name, value) -> rows.append("<tr><th align=\"left\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>"));
        return rows.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
