package dev.onus.ingest.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces secrets by {@code [redacted:<type>:<8 hex>]} (G8). The hex digits are a keyed digest, so that equal secrets
 * stay comparable. What is redacted already stays as it is.
 */
public final class Redactor {
    /** Nothing shorter is looked for as a whole in other fields: it would hit innocent words. */
    private static final int SHORTEST_KNOWN_SECRET = 8;
    /** Nothing shorter has the shape of a secret. */
    private static final int SHORTEST_SHAPE = 8;

    private static final String BEGIN_KEY = "-----BEGIN ";
    private static final String END_KEY = "-----END ";
    private static final String KEY_LINE_END = "-----";
    private static final String MARK = "[redacted:";
    private static final int LONGEST_TYPE = 40;
    private static final Pattern DONE = Pattern.compile("\\[redacted:[a-z0-9-]{1,40}:[0-9a-f]{8}]");

    private static final Pattern NOT_A_VALUE = Pattern.compile("(?i)null|true|false|none|bearer|basic");

    private final SecretDigest digest;

    public Redactor(SecretDigest digest) {
        this.digest = digest;
    }

    /** Whether the text is a mark that this class left, so that nothing can be learned from it. */
    public static boolean isMark(String text) {
        return DONE.matcher(text).matches();
    }

    /** A copy of the tree without secrets. */
    public JsonNode tree(JsonNode node) {
        Set<String> known = secretsIn(node);
        return copy(node, "", false, known);
    }

    /** The secrets that stand in fields with a telling name, to be looked for wherever else they were written. */
    public Set<String> secretsIn(JsonNode node) {
        Set<String> found = new HashSet<>();
        collect(node, "", false, found);
        return found;
    }

    /** The text without what has the shape of a secret. */
    public String text(String text) {
        return text(text, Set.of());
    }

    /** The text without what has the shape of a secret, and without the known ones. */
    public String text(String text, Set<String> known) {
        String clean = text;
        for (String secret : known) {
            if (clean.contains(secret)) {
                clean = clean.replace(secret, mark("secret", secret));
            }
        }
        if (clean.length() < SHORTEST_SHAPE) {
            return clean;
        }
        clean = withoutPrivateKeys(clean);
        for (SecretShape shape : SecretShape.ALL) {
            clean = replace(shape, clean);
        }
        if (SecretShape.AWS_KEY_ID.matcher(clean).find()) {
            clean = replace(SecretShape.AWS_SECRET, clean);
        }
        return withoutNamed(clean);
    }

    /** The value of a field, which is secret altogether when its name says so. */
    public String named(String name, String value, Set<String> known) {
        return isSecretValue(name, value, SecretNames.isSecretBranch(name))
                ? mark("secret", value)
                : text(value, known);
    }

    /** Bytes that are not a tree, for the dead letter. Bytes that belong to no secret stay exactly as they came. */
    public byte[] bytes(byte[] body) {
        if (isWide(body)) {
            String wide = new String(body, StandardCharsets.UTF_16);
            return text(wide).getBytes(StandardCharsets.UTF_8);
        }
        return text(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWide(byte[] body) {
        return body.length >= 2
                && ((body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                        || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE)
                        || (body[0] == 0 && body[1] != 0)
                        || (body[0] != 0 && body[1] == 0));
    }

    private JsonNode copy(JsonNode node, String name, boolean secret, Set<String> known) {
        boolean below = secret || SecretNames.isSecretBranch(name);
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field -> copy.set(
                            text(field.getKey(), known), copy(field.getValue(), field.getKey(), below, known)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> copy.add(copy(item, name, below, known)));
            return copy;
        }
        if (node.isTextual()) {
            String value = node.textValue();
            return TextNode.valueOf(isSecretValue(name, value, below) ? mark("secret", value) : text(value, known));
        }
        return node;
    }

    private static void collect(JsonNode node, String name, boolean secret, Set<String> found) {
        boolean below = secret || SecretNames.isSecretBranch(name);
        if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), field.getKey(), below, found));
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, name, below, found));
        } else if (node.isTextual()
                && node.textValue().length() >= SHORTEST_KNOWN_SECRET
                && isSecretValue(name, node.textValue(), below)) {
            found.add(node.textValue());
        }
    }

    /** The id of an access key names the identity and opens nothing. */
    private static boolean isSecretValue(String name, String value, boolean below) {
        return (below || SecretNames.isSecret(name, value))
                && !value.isBlank()
                && !SecretShape.AWS_KEY_ID.matcher(value).matches()
                && !isMark(value);
    }

    private String replace(SecretShape shape, String text) {
        Matcher matcher = shape.pattern().matcher(text);
        return matcher.find()
                ? matcher.replaceAll(hit -> Matcher.quoteReplacement(mark(shape.type(), hit.group())))
                : text;
    }

    private String withoutNamed(String text) {
        return replaceNamed(SecretNames.BARE, replaceNamed(SecretNames.QUOTED, text));
    }

    private String replaceNamed(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(hit -> {
            String secret = hit.group(2);
            boolean keep = isInMark(text, hit.start())
                    || secret.isBlank()
                    || secret.startsWith("[redacted:")
                    || NOT_A_VALUE.matcher(secret).matches()
                    || SecretShape.AWS_KEY_ID.matcher(secret).matches();
            return Matcher.quoteReplacement(keep ? hit.group() : hit.group(1) + mark("secret", secret));
        });
    }

    /** The type inside of a mark reads like a name with a value. */
    private static boolean isInMark(String text, int place) {
        String before = text.substring(Math.max(0, place - LONGEST_TYPE - MARK.length()), place);
        int mark = before.lastIndexOf(MARK);
        return mark >= 0 && before.indexOf(']', mark) < 0;
    }

    private String withoutPrivateKeys(String text) {
        int begin = text.indexOf(BEGIN_KEY);
        while (begin >= 0) {
            int lineEnd = text.indexOf(KEY_LINE_END, begin + BEGIN_KEY.length());
            if (lineEnd < 0) {
                return text.substring(0, begin) + mark("private-key", text.substring(begin));
            }
            int next = lineEnd;
            if (text.substring(begin, lineEnd).contains("PRIVATE KEY")) {
                int last = text.indexOf(END_KEY, lineEnd);
                int close = last < 0 ? -1 : text.indexOf(KEY_LINE_END, last + END_KEY.length());
                int end = close < 0 ? text.length() : close + KEY_LINE_END.length();
                String mark = mark("private-key", text.substring(begin, end));
                text = text.substring(0, begin) + mark + text.substring(end);
                next = begin + mark.length();
            }
            begin = text.indexOf(BEGIN_KEY, next);
        }
        return text;
    }

    private String mark(String type, String secret) {
        return "[redacted:" + type + ":" + digest.shortOf(secret) + "]";
    }
}
