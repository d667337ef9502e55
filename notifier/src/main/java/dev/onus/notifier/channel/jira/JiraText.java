package dev.onus.notifier.channel.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.ticket.TicketText;
import dev.onus.notifier.message.Clip;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A ticket's text in Jira's two forms: a document of the Atlassian Document Format, or wiki text. */
final class JiraText {
    static final int MAX_SUMMARY_CHARACTERS = 255;
    private static final int MAX_PARAGRAPH_CHARACTERS = 2_000;
    private static final int MAX_TEXT_CHARACTERS = 32_767;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What means something in wiki text; a backslash before it takes the meaning away, but for the first two. */
    private static final Pattern MARKUP = Pattern.compile("[&\\\\{}\\[\\]!*_^~|#?+@-]");

    private JiraText() {}

    static String summary(TicketText text) {
        return Clip.characters(text.summary(), MAX_SUMMARY_CHARACTERS);
    }

    static JsonNode body(TicketText text, boolean cloud) {
        return cloud ? document(text) : JSON.textNode(wiki(text));
    }

    /** Text nodes are text: nothing in them is markup. */
    private static ObjectNode document(TicketText text) {
        ObjectNode document = JSON.objectNode().put("type", "doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        text.paragraphs().forEach(line -> content.add(paragraph(textNode(paragraphOf(line)))));
        ObjectNode link = textNode("Open the case");
        link.putArray("marks")
                .addObject()
                .put("type", "link")
                .putObject("attrs")
                .put("href", text.link().toString());
        content.add(paragraph(link));
        content.add(paragraph(textNode(text.reference())));
        return document;
    }

    private static ObjectNode paragraph(ObjectNode inside) {
        ObjectNode paragraph = JSON.objectNode().put("type", "paragraph");
        paragraph.putArray("content").add(inside);
        return paragraph;
    }

    private static ObjectNode textNode(String text) {
        return JSON.objectNode().put("type", "text").put("text", text);
    }

    private static String wiki(TicketText text) {
        String end = "\n\n[Open the case|" + text.link() + "]\n\n" + text.reference();
        String lines = text.paragraphs().stream()
                .map(JiraText::paragraphOf)
                .map(JiraText::escaped)
                .collect(Collectors.joining("\n\n"));
        return Clip.characters(lines, MAX_TEXT_CHARACTERS - end.length()) + end;
    }

    private static String paragraphOf(String line) {
        return Clip.characters(line, MAX_PARAGRAPH_CHARACTERS);
    }

    private static String escaped(String text) {
        return MARKUP.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group()) {
                            case "&" -> "&amp;";
                            case "\\" -> "&#92;";
                            default -> "\\" + found.group();
                        }));
    }
}
