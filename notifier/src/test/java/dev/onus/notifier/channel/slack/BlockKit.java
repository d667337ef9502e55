package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What Slack refuses in blocks, after docs.slack.dev "Blocks", "Block elements" and "Composition objects". */
final class BlockKit {
    private static final int MAX_BLOCKS = 50;
    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 3000;
    private static final int MAX_ELEMENTS = 25;
    private static final int MAX_LABEL = 75;
    private static final int MAX_ID = 255;
    private static final int MAX_VALUE = 2000;

    private BlockKit() {}

    /** Why Slack would refuse these; empty when it takes them. */
    static Optional<String> fault(JsonNode blocks) {
        if (!blocks.isArray() || blocks.isEmpty() || blocks.size() > MAX_BLOCKS) {
            return Optional.of("number of blocks: " + blocks.size());
        }
        Set<String> blockIds = new HashSet<>();
        for (JsonNode block : blocks) {
            if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) {
                return Optional.of("the same block_id twice");
            }
            Optional<String> fault = switch (block.path("type").asText()) {
                case "header" -> text(block.path("text"), "plain_text", MAX_HEADER);
                case "section" -> text(block.path("text"), "mrkdwn", MAX_SECTION);
                case "actions" -> actions(block.path("elements"));
                default -> Optional.of("type of block: " + block.path("type").asText());
            };
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode text, String type, int max) {
        String words = text.path("text").asText();
        boolean isFine = text.path("type").asText().equals(type) && !words.isEmpty() && words.length() <= max;
        return isFine ? Optional.empty() : Optional.of("text of " + words.length() + " characters");
    }

    private static Optional<String> actions(JsonNode elements) {
        Set<String> actionIds = new HashSet<>();
        for (JsonNode element : elements) {
            boolean isFine = element.path("type").asText().equals("button")
                    && actionIds.add(element.path("action_id").asText())
                    && element.path("action_id").asText().length() <= MAX_ID
                    && element.path("value").asText().length() <= MAX_VALUE
                    && element.path("url").asText().length() <= MAX_SECTION
                    && text(element.path("text"), "plain_text", MAX_LABEL).isEmpty();
            if (!isFine) {
                return Optional.of("button " + element);
            }
        }
        return elements.isEmpty() || elements.size() > MAX_ELEMENTS ? Optional.of("elements") : Optional.empty();
    }
}
