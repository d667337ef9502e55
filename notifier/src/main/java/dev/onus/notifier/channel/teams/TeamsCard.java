package dev.onus.notifier.channel.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.message.Wording;
import java.util.List;
import java.util.Map;

/**
 * A message as an adaptive card. All text stands in text runs of rich text blocks, which know no Markdown and no mentions;
 * in a text block or a fact, a title could pass for a link of ours (learn.microsoft.com, "Text features").
 */
final class TeamsCard {
    /** Teams takes 28 KB, of which the flow needs some for its own. */
    static final int MAX_BYTES = 27 * 1024;

    private static final int MAX_HEADING = 500;
    private static final int MAX_TEXT = 1000;
    private static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";
    /** The first that has rich text blocks. */
    private static final String VERSION = "1.2";

    private final ObjectNode root = Json.object().put("type", "message");
    private final ArrayNode body;
    private final ArrayNode actions;

    private TeamsCard() {
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", SCHEMA).put("type", "AdaptiveCard").put("version", VERSION);
        card.put("fallbackText", "A page of Onus. Open the console to see it.");
        this.body = card.putArray("body");
        this.actions = card.putArray("actions");
        card.putObject("msteams").put("width", "full");
    }

    static byte[] of(Message message) {
        TeamsCard card = new TeamsCard();
        card.heading(message);
        run(card.block(), Briefing.ask(message), MAX_TEXT);
        if (!message.bundled().isEmpty()) {
            card.pages(message.pages());
        } else {
            if (Briefing.isAboutACase(message)) {
                open(card.actions.addObject(), message);
            }
            card.facts(message);
        }
        return Json.bytes(card.root);
    }

    private void heading(Message message) {
        ObjectNode run = run(block(), Briefing.heading(message), MAX_HEADING);
        run.put("weight", "bolder").put("size", "medium").put("color", color(message));
    }

    private static String color(Message message) {
        boolean isUrgent = message.event().getSeverity() == SeverityLevel.critical
                || message.event().getSeverity() == SeverityLevel.high;
        return message.type() == MessageType.WITHDRAWAL ? "good" : isUrgent ? "attention" : "warning";
    }

    /** As many as fit; the first say most. */
    private void facts(Message message) {
        Map<String, String> facts = message.type() == MessageType.WITHDRAWAL
                ? Map.of("Why", Wording.reason(message))
                : Briefing.facts(message);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            ArrayNode inlines = block();
            run(inlines, fact.getKey() + ": ", MAX_TEXT).put("weight", "bolder");
            run(inlines, Clip.oneLine(fact.getValue()), MAX_TEXT);
            if (isTooLarge()) {
                body.remove(body.size() - 1);
                return;
            }
        }
    }

    /** Each page is a link to its own answer. */
    private void pages(List<Message> pages) {
        for (int number = 0; number < pages.size(); number++) {
            Message page = pages.get(number);
            ObjectNode run = run(block(), Briefing.line(page), MAX_HEADING);
            open(run.putObject("selectAction"), page);
            if (isTooLarge()) {
                body.remove(body.size() - 1);
                run(
                        block(),
                        "And " + (pages.size() - number) + " more. Open the inbox of the console to see all.",
                        MAX_TEXT);
                return;
            }
        }
    }

    /** Room is kept for the line that says how much is left out. */
    private boolean isTooLarge() {
        return Json.bytes(root).length > MAX_BYTES - MAX_TEXT;
    }

    private static void open(ObjectNode action, Message message) {
        action.put("type", "Action.OpenUrl");
        action.put("title", message.asksForAnswer() ? "Open and answer" : "Open");
        action.put("url", message.answerUrl().toString());
    }

    private ArrayNode block() {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode inlines, String text, int max) {
        return inlines.addObject().put("type", "TextRun").put("text", Clip.characters(text, max));
    }
}
