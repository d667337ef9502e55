package dev.onus.ingest.redact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.text.BareName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Names of fields whose value is a secret, whatever it looks like. */
final class SecretNames {
    /** A field called token may also hold the kind of a token; a real one is longer. */
    private static final int LONGEST_KIND_OF_TOKEN = 16;

    /** Lower case, without separators. */
    private static final Set<String> NAMES = Set.of(
            "secret",
            "secrets",
            "secretid",
            "secretvalue",
            "secretstring",
            "secretbinary",
            "raw",
            "rawv2",
            "match",
            "matchcontent",
            "snippet",
            "offender",
            "line",
            "secretkey",
            "secretaccesskey",
            "clientsecret",
            "privatekey",
            "privatekeydata",
            "passwd",
            "pwd",
            "passphrase",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "bearertoken",
            "authtoken",
            "sessiontoken",
            "sessionkey",
            "authorization",
            "cookie",
            "setcookie",
            "apikey",
            "xapikey",
            "routingkey",
            "integrationkey",
            "shareurl",
            "webhookurl",
            "connectionstring");

    private static final Set<String> PLACES = Set.of("line", "match", "offender", "raw", "rawv2", "snippet");

    /** An object with one of these holds the key itself. */
    private static final Set<String> HOLDERS = Set.of("value", "key", "raw", "token", "secret");

    private static final String WRITTEN =
            "(?i)((?<![a-z0-9])(?:client|aws|api|app|access)?[_-]?(?:secret(?:[_-]?(?:access[_-]?key|"
                    + "key|id|value))?|password|passwd|pwd|passphrase|private[_-]?key(?:[_-]?data)?|access[_-]?token|"
                    + "refresh[_-]?token|session[_-]?token|auth[_-]?token|id[_-]?token|x?[_-]?api[_-]?key|routing[_-]?key|"
                    + "authorization|set-cookie|cookie|connection[_-]?string|rawv2|raw|match|snippet|offender)"
                    + "(?:\\\\{0,8}[\"'])?\\s{0,8}[:=]\\s{0,8}";

    /** One of them is in every name that {@link #WRITTEN} knows. */
    static final List<String> STEMS = List.of(
            "secret",
            "passw",
            "pwd",
            "passphrase",
            "key",
            "token",
            "authorization",
            "cookie",
            "connection",
            "raw",
            "match",
            "snippet",
            "offender");

    /** {@code "name":"value"} in text that is not a tree, also where the quotes are escaped. */
    static final Pattern QUOTED =
            Pattern.compile(WRITTEN + "\\\\{0,8}[\"'])([^\"'\\\\]{1,4096}(?:\\\\[^\"'\\\\][^\"'\\\\]{0,4096}){0,50})");

    /** {@code name: value} or {@code name=value}. */
    static final Pattern BARE = Pattern.compile(WRITTEN + ")([^\\s\"',;&}\\]\\\\\\[{]{4,4096})");

    private SecretNames() {}

    /** What follows from a name alone is worked out once: the same names come again and again. */
    private static final Map<String, Kind> KINDS = new ConcurrentHashMap<>();

    /** Names are a stranger's to choose. */
    private static final int MOST_KINDS = 4_000;

    private enum Kind {
        SECRET,
        TOKEN,
        API_KEY,
        PLACE,
        OTHER;

        private static Kind of(String plain) {
            if (plain.equals("apikey")) {
                return API_KEY;
            }
            if (PLACES.contains(plain)) {
                return PLACE;
            }
            if (NAMES.contains(plain) || plain.contains("password") || plain.endsWith("secret")) {
                return SECRET;
            }
            return plain.equals("token") ? TOKEN : OTHER;
        }
    }

    static boolean isSecret(String name, String value) {
        return switch (kind(name)) {
            case SECRET, API_KEY, PLACE -> true;
            case TOKEN -> value.length() > LONGEST_KIND_OF_TOKEN;
            case OTHER -> false;
        };
    }

    /** A number below a secret name is one, but those that say where the secret was found. */
    static boolean isSecretNumber(String name) {
        return kind(name) != Kind.PLACE;
    }

    /** An object with an id that stands for a key, for example as whoever acted: only its fields can hold a secret. */
    static boolean isDescription(String name, JsonNode node) {
        return kind(name) == Kind.API_KEY
                && node.path("id").isTextual()
                && HOLDERS.stream().noneMatch(node::has);
    }

    private static Kind kind(String name) {
        Kind known = KINDS.get(name);
        if (known != null) {
            return known;
        }
        Kind kind = Kind.of(BareName.of(name));
        if (KINDS.size() < MOST_KINDS) {
            KINDS.put(name, kind);
        }
        return kind;
    }

    /** Whether everything below a field of this name is secret, also where it is not text itself. */
    static boolean isSecretBranch(String name) {
        return isSecret(name, "");
    }
}
