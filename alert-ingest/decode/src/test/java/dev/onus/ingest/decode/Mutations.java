package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Bodies that are nearly what products send. The same seed gives the same bodies. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_CHANGES = 4;
    private static final int DEEPEST_NEST = 90;
    private static final int LONGEST_TEXT = 6_000;
    private static final String SIGNS = "{}[]\",:0|=\\\n";

    private final Random random;
    private final List<byte[]> bodies;
    private final List<JsonNode> trees;

    Mutations(long seed, List<byte[]> bodies) {
        this.random = new Random(seed);
        this.bodies = bodies;
        this.trees = bodies.stream()
                .flatMap(body -> BodyReader.read(body).stream())
                .map(BodyReader.Piece::tree)
                .filter(JsonNode::isContainerNode)
                .toList();
    }

    byte[] next() {
        byte[] body = random.nextInt(3) == 0
                ? bodies.get(random.nextInt(bodies.size())).clone()
                : reshaped().toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> twice(body);
            case 2, 3 -> scribbled(body);
            default -> body;
        };
    }

    private byte[] scribbled(byte[] body) {
        for (int change = random.nextInt(MOST_CHANGES); change >= 0 && body.length > 0; change--) {
            boolean any = random.nextBoolean();
            body[random.nextInt(body.length)] =
                    (byte) (any ? random.nextInt(256) : SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return body;
    }

    /** A part of it comes again right behind itself: doubled fields, doubled lines, doubled quotes. */
    private byte[] twice(byte[] body) {
        int from = random.nextInt(body.length + 1);
        int to = from + random.nextInt(body.length - from + 1);
        byte[] longer = new byte[body.length + to - from];
        System.arraycopy(body, 0, longer, 0, to);
        System.arraycopy(body, from, longer, to, body.length - from);
        return longer;
    }

    private JsonNode reshaped() {
        JsonNode tree = any().deepCopy();
        for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
            change(place(tree));
        }
        return random.nextInt(8) == 0 ? nested(tree, random.nextInt(DEEPEST_NEST)) : tree;
    }

    private JsonNode any() {
        return trees.get(random.nextInt(trees.size()));
    }

    /** Some object or list in the tree, the deeper the seldomer. */
    private JsonNode place(JsonNode tree) {
        JsonNode at = tree;
        while (random.nextInt(4) != 0) {
            List<JsonNode> below =
                    at.valueStream().filter(JsonNode::isContainerNode).toList();
            if (below.isEmpty()) {
                return at;
            }
            at = below.get(random.nextInt(below.size()));
        }
        return at;
    }

    private void change(JsonNode place) {
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 ->
                    object.set(random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name + " ", object.get(name));
                default -> object.set(name, other(object.get(name)));
            }
        } else if (place instanceof ArrayNode list && !list.isEmpty()) {
            int at = random.nextInt(list.size());
            switch (random.nextInt(3)) {
                case 0 -> list.remove(at);
                case 1 -> list.add(list.get(at).deepCopy());
                default -> list.set(at, other(list.get(at)));
            }
        }
    }

    /** Something of another kind. */
    private JsonNode other(JsonNode was) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(300)));
            case 4 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(390))));
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("\u0000\ud800 \u202e\uffff".repeat(1 + random.nextInt(20)));
            case 7 -> NODES.textNode(".=|%[".repeat(1 + random.nextInt(LONGEST_TEXT / 5)));
            case 8 -> NODES.arrayNode().add(was);
            case 9 -> NODES.objectNode().set("value", was);
            case 10 -> NODES.textNode(was.toString());
            case 11 -> NODES.textNode(any().toString());
            case 12 -> any().deepCopy();
            default -> was.isTextual() ? NODES.numberNode(was.textValue().length()) : NODES.textNode(was.asText("x"));
        };
    }

    private static JsonNode nested(JsonNode tree, int levels) {
        JsonNode at = tree;
        for (int level = 0; level < levels; level++) {
            at = level % 2 == 0 ? NODES.arrayNode().add(at) : NODES.objectNode().set("records", at);
        }
        return at;
    }
}
