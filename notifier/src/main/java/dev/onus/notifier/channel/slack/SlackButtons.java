package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Message;

/**
 * The buttons under a page. Slack tells the registry of a press ({@code block_actions}); the value of the button is the
 * page's answer token, so that the press answers that page and no other.
 */
final class SlackButtons {
    static final String BLOCK = "onus-answer";
    static final String ACKNOWLEDGE = "onus-acknowledge";
    static final String DECLINE = "onus-decline";
    static final String OPEN = "onus-open";

    private SlackButtons() {}

    static void add(ArrayNode blocks, Message message, String blockId) {
        ObjectNode actions = blocks.addObject().put("type", "actions").put("block_id", blockId);
        ArrayNode elements = actions.putArray("elements");
        if (message.asksForAnswer()) {
            String token = token(message);
            if (!Briefing.isOfferedShift(message)) {
                button(elements, ACKNOWLEDGE, "Acknowledge").put("value", token).put("style", "primary");
            }
            button(elements, DECLINE, "Decline").put("value", token).put("style", "danger");
        }
        button(elements, OPEN, Briefing.isOfferedShift(message) ? "Open to accept" : "Open")
                .put("url", message.answerUrl().toString());
    }

    /** The last segment of the answer link. */
    private static String token(Message message) {
        String path = message.answerUrl().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static ObjectNode button(ArrayNode elements, String actionId, String label) {
        ObjectNode button = elements.addObject().put("type", "button").put("action_id", actionId);
        button.putObject("text").put("type", "plain_text").put("text", label);
        return button;
    }
}
