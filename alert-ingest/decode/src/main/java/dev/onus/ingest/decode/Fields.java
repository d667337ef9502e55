package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a tree by dotted paths. Each name also matches with a capital first letter, because one vendor sends
 * {@code accessKeyId} on its bus and {@code AccessKeyId} from its API.
 */
public record Fields(JsonNode node) {
    private static final Set<String> NOTHING = Set.of("", "null", "none", "n/a");

    /** Missing when any part of the path is. */
    public JsonNode at(String path) {
        JsonNode at = node;
        for (String name : path.split("\\.")) {
            at = child(at, name);
        }
        return at;
    }

    public Fields in(String path) {
        return new Fields(at(path));
    }

    public boolean has(String path) {
        JsonNode found = at(path);
        return !found.isMissingNode() && !found.isNull();
    }

    /** A text, number or flag as text; empty for the words with which vendors say that there is nothing. */
    public Optional<String> text(String path) {
        JsonNode found = at(path);
        if (!found.isValueNode() || found.isNull()) {
            return Optional.empty();
        }
        String text = plain(found.asText());
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(text);
    }

    /** True also for the text {@code "true"}. */
    public boolean flag(String path) {
        return at(path).asText("").equalsIgnoreCase("true");
    }

    /** A value as one text, for an attribute: what is not a single value stays JSON. */
    public static Optional<String> whole(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(value.isValueNode() ? plain(value.asText()) : value.toString());
    }

    /** Without what cannot be shown: control characters become spaces. */
    public static String plain(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static JsonNode child(JsonNode of, String name) {
        if (!of.isObject()) {
            return MissingNode.getInstance();
        }
        JsonNode found = of.get(name);
        if (found == null && Character.isLowerCase(name.charAt(0))) {
            found = of.get(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        return found == null ? MissingNode.getInstance() : found;
    }
}
