package dev.onus.ingest.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of a text by their shape, and their parts. A format takes pieces of fields, the end of a path or what is
 * before an {@code @}: of such a piece nobody could tell any more that it is part of a secret, except by having seen the
 * whole.
 */
final class ShapedSecrets {
    /** A part of a token is as random as the token, but must be long enough to be no word. */
    private static final int SHORTEST_PART = 12;

    private static final List<Pattern> BETWEEN_PARTS =
            List.of(Pattern.compile("[^A-Za-z0-9]+"), Pattern.compile("[^A-Za-z0-9_-]+"));

    private ShapedSecrets() {}

    static void collect(String text, SecretShape.Signs signs, Set<String> found) {
        for (SecretShape shape : signs.shapesIn(text)) {
            shape.pattern().matcher(text).results().forEach(hit -> add(shape, hit.group(), found));
        }
        if (signs.mayBeAwsKeyId() && SecretShape.AWS_KEY_ID.matcher(text).find()) {
            SecretShape.AWS_SECRET
                    .pattern()
                    .matcher(text)
                    .results()
                    .forEach(hit -> add(SecretShape.AWS_SECRET, hit.group(), found));
        }
    }

    private static void add(SecretShape shape, String secret, Set<String> found) {
        if (shape.isUserAndPassword()) {
            String password = secret.substring(secret.indexOf(':') + 1);
            if (isSecret(password)) {
                addBothCases(password, found);
            }
            return;
        }
        addBothCases(secret, found);
        BETWEEN_PARTS.stream()
                .flatMap(between -> between.splitAsStream(secret))
                .filter(part -> part.length() >= SHORTEST_PART)
                .forEach(part -> addBothCases(part, found));
    }

    private static boolean isSecret(String value) {
        return value.length() >= Redactor.SHORTEST_KNOWN_SECRET
                && !SecretShape.AWS_KEY_ID.matcher(value).matches();
    }

    private static void addBothCases(String secret, Set<String> found) {
        found.add(secret);
        found.add(secret.toLowerCase(Locale.ROOT));
    }
}
