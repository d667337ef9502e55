package dev.onus.notifier.channel.ntfy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.message.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message as ntfy's JSON (docs.ntfy.sh/publish). Its text is plain: without {@code markdown} nothing in it is markup.
 */
final class NtfyMessage {
    /** A longer one would become an attachment, which nobody reads on a locked screen. */
    static final int MAX_BYTES = 4096;

    static final int MAX_TITLE = 250;
    private static final int MAX_FACT = 300;
    private static final int MIN_PRIORITY = 1;
    private static final int LOW_PRIORITY = 2;
    private static final int USUAL_PRIORITY = 3;
    private static final int HIGH_PRIORITY = 4;
    private static final int MAX_PRIORITY = 5;

    private NtfyMessage() {}

    /**
     * @param sequence servers from 2.16 put a message in the place of the one with the same sequence, so a repeat is no
     *     second message and a withdrawal takes the page's place; older ones ignore it
     */
    static byte[] of(Message message, String topic, String sequence) {
        ObjectNode body = Json.object().put("topic", topic);
        body.put("title", Clip.characters(Briefing.heading(message), MAX_TITLE));
        body.put("message", Clip.utf8(text(message), MAX_BYTES));
        body.put("priority", priority(message));
        body.put("sequence_id", sequence);
        if (Briefing.isAboutACase(message)) {
            body.put("click", message.answerUrl().toString());
        }
        if (message.bundled().isEmpty() && message.asksForAnswer()) {
            actions(body.putArray("actions"), message);
        }
        return Json.bytes(body);
    }

    private static String text(Message message) {
        StringBuilder text = new StringBuilder(Briefing.ask(message));
        if (message.type() == MessageType.WITHDRAWAL) {
            text.append('\n').append(Clip.characters(Clip.oneLine(Wording.reason(message)), MAX_FACT));
        } else if (message.bundled().isEmpty()) {
            Briefing.facts(message)
                    .forEach((name, value) ->
                            text.append('\n').append(name).append(": ").append(Clip.characters(value, MAX_FACT)));
        } else {
            pages(text, message.pages());
        }
        return text.toString();
    }

    /** All of them, as long as they fit. */
    private static void pages(StringBuilder text, List<Message> pages) {
        for (int number = 0; number < pages.size(); number++) {
            String line = "\n" + Clip.characters(Briefing.line(pages.get(number)), MAX_FACT);
            if (bytes(text.toString() + line) > MAX_BYTES - MAX_FACT) {
                text.append("\nAnd ").append(pages.size() - number).append(" more. Open the console to see all.");
                return;
            }
            text.append(line);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Five rings through "do not disturb"; who is only informed is not woken. */
    private static int priority(Message message) {
        if (message.type() == MessageType.WITHDRAWAL) {
            return LOW_PRIORITY;
        }
        if (!message.asksForAnswer()) {
            return USUAL_PRIORITY;
        }
        return switch (message.event().getSeverity()) {
            case critical -> MAX_PRIORITY;
            case high, unknown -> HIGH_PRIORITY;
            case medium -> USUAL_PRIORITY;
            case low -> LOW_PRIORITY;
            case informational -> MIN_PRIORITY;
        };
    }

    private static void actions(ArrayNode actions, Message message) {
        if (!Briefing.isOfferedShift(message)) {
            answer(actions, message, "Acknowledge", "acknowledge");
        }
        answer(actions, message, "Decline", "decline");
        actions.addObject()
                .put("action", "view")
                .put("label", "Open")
                .put("url", message.answerUrl().toString());
    }

    /** The telephone posts to the answer link; the message goes when the answer was taken. */
    private static void answer(ArrayNode actions, Message message, String label, String word) {
        ObjectNode action = actions.addObject().put("action", "http").put("label", label);
        action.put("url", message.answerUrl().toString()).put("method", "POST");
        action.putObject("headers").put("Content-Type", "application/json").put("Accept", "application/json");
        ObjectNode body = Json.object().put("action", word).put("reason", "Answered with one tap in ntfy.");
        action.put("body", body.toString());
        action.put("clear", true);
    }
}
