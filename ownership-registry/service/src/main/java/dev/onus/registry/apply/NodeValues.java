package dev.onus.registry.apply;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into plain values and notes where each stood. */
final class NodeValues {
    private final FileMarkers files;
    private final Places places;
    private final DocumentLimits limits;
    private final List<ApplyProblem> problems;

    NodeValues(FileMarkers files, Places places, DocumentLimits limits, List<ApplyProblem> problems) {
        this.files = files;
        this.places = places;
        this.limits = limits;
        this.problems = problems;
    }

    /** A field that is null is there, with the value null. */
    @SuppressWarnings("NullAway") // Documents are read as maps of objects; null is a value that readers know.
    Map<String, Object> mapping(MappingNode mapping, String path, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                problem(key, path, "Expected a name as the key, but got " + describe(key) + ".");
                continue;
            }
            String name = scalar.getValue();
            String at = path.isEmpty() ? name : path + "." + name;
            if (values.containsKey(name)) {
                problem(key, at, "Expected each field once, but '" + name + "' is here a second time.");
                continue;
            }
            places.put(at, place(key));
            values.put(name, value(tuple.getValueNode(), at, depth + 1));
        }
        return values;
    }

    private List<@Nullable Object> sequence(SequenceNode sequence, String path, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            String at = path + "[" + values.size() + "]";
            places.put(at, place(item));
            values.add(value(item, at, depth + 1));
        }
        return values;
    }

    private @Nullable Object value(Node node, String path, int depth) {
        if (depth > DocumentLimits.MAX_DEPTH) {
            problem(node, path, "Expected at most " + DocumentLimits.MAX_DEPTH + " levels, but this goes deeper.");
            return null;
        }
        if (!limits.another()) {
            throw new InvalidDocumentsException(List.of(ApplyProblem.at(
                    place(node),
                    path,
                    "Expected at most " + DocumentLimits.MAX_VALUES
                            + " values, but there are more once aliases are followed.")));
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path, depth);
            case SequenceNode sequence -> sequence(sequence, path, depth);
            case ScalarNode scalar -> scalar(scalar, path);
            case AnchorNode anchor -> value(anchor.getRealNode(), path, depth);
            default ->
                throw new IllegalStateException("Expected a YAML node of a known type, but got " + node.getClass());
        };
    }

    private @Nullable Object scalar(ScalarNode scalar, String path) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        if (tag.equals(Tag.FLOAT)) {
            return decimal(scalar, text, path);
        }
        if (!tag.equals(Tag.STR)) {
            problem(scalar, path, "Expected a plain value, but got the tag " + tag.getValue() + ".");
        }
        return text;
    }

    private static Object integer(String text) {
        BigInteger number = switch (text.length() > 1 ? text.substring(0, 2) : "") {
            case "0x" -> new BigInteger(text.substring(2), 16);
            case "0o" -> new BigInteger(text.substring(2), 8);
            default -> new BigInteger(text);
        };
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private @Nullable Object decimal(ScalarNode node, String text, String path) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException special) {
            problem(node, path, "Expected a finite number, but got '" + text + "'.");
            return null;
        }
    }

    private void problem(Node node, String path, String message) {
        if (problems.size() < DocumentLimits.MAX_PROBLEMS) {
            problems.add(ApplyProblem.at(place(node), path, message));
        }
    }

    private Place place(Node node) {
        return node.getStartMark().map(files::place).orElse(files.place(0, 0));
    }

    static String describe(Node node) {
        return switch (node) {
            case MappingNode mapping -> "a mapping";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            default -> "something else";
        };
    }
}
