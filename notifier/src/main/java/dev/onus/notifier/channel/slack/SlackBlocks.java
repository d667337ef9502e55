package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.message.Wording;
import java.util.List;
import java.util.Map;

/** A message in Block Kit. Everything that comes from an alert or a record is escaped and cut to Slack's limits. */
final class SlackBlocks {
    private static final int MAX_FACT = 300;

    /** What the app can do with what was posted. */
    enum Way {
        /** Buttons, whose press is told to the registry. */
        BUTTONS,
        /** A link: without interactivity a press of a button is answered with a warning by Slack. */
        LINK
    }

    private SlackBlocks() {}

    /** {@code text} and {@code blocks}, to be posted or put in place of what was posted. */
    static ObjectNode of(Message message, Way way) {
        ObjectNode body = Json.object();
        body.put(
                "text",
                Mrkdwn.escaped(Briefing.heading(message) + " – " + Briefing.ask(message), SlackLayout.MAX_TEXT));
        ArrayNode blocks = body.putArray("blocks");
        header(blocks, message);
        section(blocks, Mrkdwn.escaped(Briefing.ask(message), SlackLayout.MAX_TEXT));
        if (message.bundled().isEmpty()) {
            facts(blocks, message);
            answers(blocks, message, way, SlackButtons.BLOCK);
        } else {
            pages(blocks, message.pages(), way);
        }
        body.put("unfurl_links", false);
        body.put("unfurl_media", false);
        return body;
    }

    private static void header(ArrayNode blocks, Message message) {
        ObjectNode text = blocks.addObject().put("type", "header").putObject("text");
        text.put("type", "plain_text");
        text.put("text", Mrkdwn.escaped(Briefing.heading(message), SlackLayout.MAX_HEADER));
        text.put("emoji", false);
    }

    /** @param mrkdwn escaped, and within the limit */
    private static void section(ArrayNode blocks, String mrkdwn) {
        ObjectNode text = blocks.addObject().put("type", "section").putObject("text");
        text.put("type", "mrkdwn");
        text.put("text", mrkdwn);
        // Without this Slack would make links and mentions of what looks like them.
        text.put("verbatim", true);
    }

    private static void facts(ArrayNode blocks, Message message) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> fact : shownFacts(message).entrySet()) {
            String line =
                    "*" + Mrkdwn.escaped(fact.getKey()) + ":* " + Mrkdwn.escaped(fact.getValue(), MAX_FACT) + "\n";
            if (lines.length() + line.length() > SlackLayout.MAX_TEXT) {
                break;
            }
            lines.append(line);
        }
        if (!lines.isEmpty()) {
            section(blocks, lines.toString().strip());
        }
    }

    private static Map<String, String> shownFacts(Message message) {
        return message.type() == MessageType.WITHDRAWAL
                ? Map.of("Why", Clip.oneLine(Wording.reason(message)))
                : Briefing.facts(message);
    }

    private static void answers(ArrayNode blocks, Message message, Way way, String blockId) {
        if (!Briefing.isAboutACase(message)) {
            return;
        }
        switch (way) {
            case BUTTONS -> SlackButtons.add(blocks, message, blockId);
            case LINK -> section(blocks, link(message));
        }
    }

    private static String link(Message message) {
        return Mrkdwn.link(message.answerUrl(), message.asksForAnswer() ? "Open the case and answer" : "Open the case");
    }

    /** Every page is named, however many they are; the first of them have buttons of their own. */
    private static void pages(ArrayNode blocks, List<Message> pages, Way way) {
        int withButtons = Math.min(pages.size(), SlackLayout.MAX_PAGES_WITH_BUTTONS);
        for (Message page : pages.subList(0, withButtons)) {
            section(blocks, line(page));
            answers(blocks, page, way, SlackButtons.BLOCK + "-" + page.pageId().value());
        }
        StringBuilder lines = new StringBuilder();
        for (Message page : pages.subList(withButtons, pages.size())) {
            String line = line(page) + " " + link(page) + "\n";
            if (lines.length() + line.length() > SlackLayout.MAX_TEXT) {
                section(blocks, lines.toString().strip());
                lines.setLength(0);
            }
            if (blocks.size() == SlackLayout.MAX_BLOCKS - 1) {
                section(blocks, "And more. Open the inbox of the console to see all.");
                return;
            }
            lines.append(line);
        }
        if (!lines.isEmpty()) {
            section(blocks, lines.toString().strip());
        }
    }

    private static String line(Message page) {
        return "*" + Mrkdwn.escaped(Briefing.heading(page), MAX_FACT) + "*  "
                + Mrkdwn.escaped("case " + page.event().getCaseId() + ", page " + page.pageId(), MAX_FACT);
    }
}
