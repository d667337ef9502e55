package dev.onus.ingest.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onus.vocabulary.IdentityId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces secrets by {@code [redacted:<type>:<8 hex>]} (G8). The hex digits are a keyed digest, so that equal secrets
 * stay comparable. What is redacted already stays as it is.
 */
public final class Redactor {
    /** Nothing shorter is looked for as a whole in other fields: it would hit innocent words. */
    static final int SHORTEST_KNOWN_SECRET = 8;
    /** Nothing shorter has the shape of a secret. */
    private static final int SHORTEST_SHAPE = 8;

    static final String BEGIN_KEY = "-----BEGIN ";
    private static final String END_KEY = "-----END ";
    private static final String KEY_LINE_END = "-----";
    private static final String MARK = "[redacted:";
    private static final int LONGEST_TYPE = 40;
    private static final Pattern DONE = Pattern.compile("\\[redacted:[a-z0-9-]{1,40}:[0-9a-f]{8}]");

    /** Names a secret and opens nothing, though it stands in fields that are called like secrets, and looks like one. */
    private static final Pattern NAME_OF_A_SECRET =
            Pattern.compile("arn:aws[a-z-]{0,12}:secretsmanager:[a-z0-9-]{0,30}:\\d{0,20}:secret:[\\w/+.@-]{1,512}");

    private static final Pattern NAME_BEFORE_A_SECRET =
            Pattern.compile("arn:aws[a-z-]{0,12}:secretsmanager:[a-z0-9-]{0,30}:\\d{0,20}:$");
    private static final int LONGEST_NAME_BEFORE = 96;

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
        return tree(node, secretsIn(node));
    }

    /** The same, for a tree whose secrets are known already. */
    public JsonNode tree(JsonNode node, KnownSecrets known) {
        return copy(node, "", false, known);
    }

    /**
     * The secrets that stand in fields with a telling name or have the shape of one, and the parts of which they are made:
     * to be looked for wherever else they were written, also where a format cut them out of what tells that they are some.
     */
    public KnownSecrets secretsIn(JsonNode node) {
        Set<String> found = new HashSet<>();
        collect(node, "", false, found);
        return KnownSecrets.of(found);
    }

    /** The text without what has the shape of a secret. */
    public String text(String text) {
        return text(text, KnownSecrets.NONE);
    }

    /** The text without what has the shape of a secret, and without the known ones. */
    public String text(String text, KnownSecrets known) {
        String clean = text;
        for (String secret : known.within(text.length())) {
            if (clean.contains(secret)) {
                clean = clean.replace(secret, mark("secret", secret));
            }
        }
        SecretShape.Signs signs =
                clean.length() < SHORTEST_SHAPE ? SecretShape.Signs.NONE : SecretShape.Signs.in(clean);
        if (signs.areNone()) {
            return clean;
        }
        if (signs.mayBePrivateKey()) {
            clean = withoutPrivateKeys(clean);
        }
        for (SecretShape shape : signs.shapesIn(clean)) {
            clean = replace(shape, clean);
        }
        if (signs.mayBeAwsKeyId() && SecretShape.AWS_KEY_ID.matcher(clean).find()) {
            clean = replace(SecretShape.AWS_SECRET, clean);
        }
        return signs.mayBeNamed() ? withoutNamed(clean) : clean;
    }

    /** The value of a field, which is secret altogether when its name says so. */
    public String named(String name, String value, KnownSecrets known) {
        return isSecretValue(name, value, SecretNames.isSecretBranch(name))
                ? mark("secret", value)
                : text(value, known);
    }

    /** Bytes that are not a tree, for the dead letter. Bytes that belong to no secret stay exactly as they came. */
    public byte[] bytes(byte[] body) {
        if (isWide(body)) {
            String wide = new String(body, wideOrder(body));
            String clean = text(wide);
            if (!clean.equals(wide)) {
                return clean.getBytes(StandardCharsets.UTF_8);
            }
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

    private static Charset wideOrder(byte[] body) {
        boolean littleWithoutMark = body[0] != (byte) 0xFE && body[0] != 0 && body[0] != (byte) 0xFF;
        return littleWithoutMark ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16;
    }

    private JsonNode copy(JsonNode node, String name, boolean secret, KnownSecrets known) {
        boolean below = secret || isSecretBranch(name, node);
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
        return below && node.isNumber() && SecretNames.isSecretNumber(name)
                ? TextNode.valueOf(mark("secret", node.asText()))
                : node;
    }

    private static boolean isSecretBranch(String name, JsonNode node) {
        return SecretNames.isSecretBranch(name) && !SecretNames.isDescription(name, node);
    }

    private static void collect(JsonNode node, String name, boolean secret, Set<String> found) {
        boolean below = secret || isSecretBranch(name, node);
        if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), field.getKey(), below, found));
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, name, below, found));
        } else if (node.isTextual() || (node.isNumber() && SecretNames.isSecretNumber(name))) {
            collectText(node.asText(), name, below, found);
        }
    }

    private static void collectText(String value, String name, boolean below, Set<String> found) {
        if (value.length() < SHORTEST_KNOWN_SECRET) {
            return;
        }
        if (isSecretValue(name, value, below)) {
            found.add(value);
        }
        SecretShape.Signs signs = SecretShape.Signs.in(value);
        ShapedSecrets.collect(value, signs, found);
        if (signs.mayBeNamed() && mayHaveValues(value)) {
            collectNamed(value, found);
        }
    }

    /** The id of an access key names the identity and opens nothing. */
    private static boolean isSecretValue(String name, String value, boolean below) {
        return (below || SecretNames.isSecret(name, value))
                && !value.isBlank()
                && !SecretShape.AWS_KEY_ID.matcher(value).matches()
                && !NAME_OF_A_SECRET.matcher(value).matches()
                && !isMark(value);
    }

    private String replace(SecretShape shape, String text) {
        Matcher matcher = shape.pattern().matcher(text);
        return matcher.find()
                ? matcher.replaceAll(hit -> Matcher.quoteReplacement(mark(shape.type(), hit.group())))
                : text;
    }

    private String withoutNamed(String text) {
        return mayHaveValues(text) ? replaceNamed(SecretNames.BARE, replaceNamed(SecretNames.QUOTED, text)) : text;
    }

    private static boolean mayHaveValues(String text) {
        return text.indexOf('=') >= 0 || text.indexOf(':') >= 0;
    }

    private String replaceNamed(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(hit -> Matcher.quoteReplacement(
                        isKept(text, hit) ? hit.group() : hit.group(1) + mark("secret", hit.group(2))));
    }

    private static boolean isKept(String text, MatchResult hit) {
        String secret = hit.group(2);
        return isInMark(text, hit.start())
                || (secret.indexOf('=') < 0 && isNameOfASecret(text, hit.start()))
                || secret.isBlank()
                || secret.startsWith("[redacted:")
                || NOT_A_VALUE.matcher(secret).matches()
                || SecretShape.AWS_KEY_ID.matcher(secret).matches();
    }

    /** Provider and type of an identity's id are no names of secrets, also where a type is called {@code secret}. */
    private static void collectNamed(String text, Set<String> found) {
        int from =
                IdentityId.find(text).map(id -> text.lastIndexOf(id.nativeId())).orElse(0);
        Stream.of(SecretNames.QUOTED, SecretNames.BARE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .filter(hit -> hit.start() >= from)
                .filter(hit -> !isKept(text, hit) && hit.group(2).length() >= SHORTEST_KNOWN_SECRET)
                .forEach(hit -> found.add(hit.group(2)));
    }

    /** The type inside of a mark reads like a name with a value. */
    private static boolean isInMark(String text, int place) {
        String before = text.substring(Math.max(0, place - LONGEST_TYPE - MARK.length()), place);
        int mark = before.lastIndexOf(MARK);
        return mark >= 0 && before.indexOf(']', mark) < 0;
    }

    /** The part of an ARN that says that it is one of a secret reads like a field with a value. */
    private static boolean isNameOfASecret(String text, int place) {
        String before = text.substring(Math.max(0, place - LONGEST_NAME_BEFORE), place);
        return before.endsWith(":") && NAME_BEFORE_A_SECRET.matcher(before).find();
    }

    /** In one pass: a body may hold thousands of them. */
    private String withoutPrivateKeys(String text) {
        int begin = text.indexOf(BEGIN_KEY);
        StringBuilder clean = new StringBuilder();
        int copied = 0;
        while (begin >= 0) {
            int lineEnd = text.indexOf(KEY_LINE_END, begin + BEGIN_KEY.length());
            int next = lineEnd < 0 ? text.length() : lineEnd;
            if (lineEnd < 0 || text.substring(begin, lineEnd).contains("PRIVATE KEY")) {
                next = endOfKey(text, lineEnd);
                clean.append(text, copied, begin).append(mark("private-key", text.substring(begin, next)));
                copied = next;
            }
            begin = text.indexOf(BEGIN_KEY, next);
        }
        return copied == 0 ? text : clean.append(text, copied, text.length()).toString();
    }

    /** A key that breaks off goes on to the end. */
    private static int endOfKey(String text, int lineEnd) {
        int last = lineEnd < 0 ? -1 : text.indexOf(END_KEY, lineEnd);
        int close = last < 0 ? -1 : text.indexOf(KEY_LINE_END, last + END_KEY.length());
        return close < 0 ? text.length() : close + KEY_LINE_END.length();
    }

    private String mark(String type, String secret) {
        return "[redacted:" + type + ":" + digest.shortOf(secret) + "]";
    }
}
