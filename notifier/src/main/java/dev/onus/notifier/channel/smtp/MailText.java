package dev.onus.notifier.channel.smtp;

import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Message;
import java.util.Map;
import java.util.stream.Collectors;

/** What a mail says: first what to do, then what it is about. Several pages in one mail have a part each. */
final class MailText {
    private MailText() {}

    static String plain(Message message) {
        return message.pages().stream().map(MailText::plainOfOne).collect(Collectors.joining("\n----\n\n"));
    }

    static String html(Message message) {
        return """
                <!doctype html><html><body style="font-family:sans-serif">
                %s</body></html>
                """.formatted(message.pages().stream().map(MailText::htmlOfOne).collect(Collectors.joining("<hr>\n")));
    }

    private static String plainOfOne(Message message) {
        StringBuilder text = new StringBuilder();
        text.append(Briefing.heading(message)).append("\n\n");
        text.append(Briefing.ask(message)).append('\n');
        if (Briefing.isAboutACase(message)) {
            text.append(message.answerUrl()).append('\n');
        }
        text.append('\n');
        Briefing.facts(message)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String htmlOfOne(Message message) {
        return """
                <h1 style="font-size:1.2em">%s</h1>
                <p>%s</p>
                %s<table cellpadding="4">%s</table>
                """.formatted(
                        escaped(Briefing.heading(message)),
                        escaped(Briefing.ask(message)),
                        Briefing.isAboutACase(message) ? link(message) : "",
                        rows(Briefing.facts(message)));
    }

    private static String link(Message message) {
        String words = message.asksForAnswer() ? "Open the case and answer" : "Open the case";
        return "<p><a href=\"" + escaped(message.answerUrl().toString()) + "\">" + words + "</a></p>\n";
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
