package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a tree by dotted paths. Each name also matches with a capital first letter, because one vendor sends
 * {@code accessKeyId} on its bus and {@code AccessKeyId} from its API.
 */
public record Fields(JsonNode node) {
    private static final Set<String> NOTHING = Set.of("", "null", "none", "n/a");
    private static final int LONGEST_NOTHING = 4;

    private static final char DELETE = 0x7f;
    private static final char LAST_CONTROL = 0x9f;

    /** Every format asks for its names of every item, so that what follows from a name is worked out once. */
    private static final Map<String, String> CAPITALS = new ConcurrentHashMap<>();

    private static final int MOST_CAPITALS = 4_000;

    /** Missing when any part of the path is. */
    public JsonNode at(String path) {
        JsonNode at = node;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0 && at.isObject(); dot = path.indexOf('.', from)) {
            at = child(at, path.substring(from, dot));
            from = dot + 1;
        }
        return child(at, from == 0 ? path : path.substring(from));
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
        return isNothing(text) ? Optional.empty() : Optional.of(text);
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
        for (int i = 0; i < text.length(); i++) {
            if (!isShown(text.charAt(i))) {
                return withSpaces(text).strip();
            }
        }
        return text.strip();
    }

    /** Of half a pair nothing can be said without the other half. */
    private static boolean isShown(char each) {
        return (each >= ' ' && each < DELETE)
                || each == '\n'
                || each == '\t'
                || (each > LAST_CONTROL && !Character.isSurrogate(each));
    }

    private static String withSpaces(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isNothing(String text) {
        return text.length() <= LONGEST_NOTHING && NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String capital(String name) {
        String known = CAPITALS.get(name);
        if (known != null) {
            return known;
        }
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        if (CAPITALS.size() < MOST_CAPITALS) {
            CAPITALS.put(name, capital);
        }
        return capital;
    }

    private static JsonNode child(JsonNode of, String name) {
        if (!of.isObject()) {
            return MissingNode.getInstance();
        }
        JsonNode found = of.get(name);
        if (found == null && Character.isLowerCase(name.charAt(0))) {
            found = of.get(capital(name));
        }
        return found == null ? MissingNode.getInstance() : found;
    }
}
