package dev.onus.vocabulary;

import java.util.Locale;
import java.util.Optional;

/**
 * The canonical name of a machine identity: {@code <provider>:<type>:<native id>}, for example
 * {@code aws:access-key:AKIAIOSFODNN7EXAMPLE}. Provider and type are lower case; the native id keeps the vendor's own
 * case rule and may itself contain colons.
 */
public record IdentityId(String provider, String type, String nativeId) {
    /** Longer ones are refused: Kafka keys and pages carry the id whole. */
    public static final int MAX_LENGTH = 1024;

    public IdentityId {
        requirePart("provider", provider);
        requirePart("type", type);
        if (nativeId.isBlank()) {
            throw new IllegalArgumentException("Expected a native id after '" + provider + ":" + type + ":'.");
        }
        provider = provider.toLowerCase(Locale.ROOT);
        type = type.toLowerCase(Locale.ROOT);
        nativeId = nativeId.strip();
        if (provider.length() + type.length() + nativeId.length() + 2 > MAX_LENGTH) {
            throw new IllegalArgumentException("Expected an identity id of at most " + MAX_LENGTH + " characters.");
        }
    }

    /** @throws IllegalArgumentException when the text has not three parts */
    public static IdentityId parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected an identity id as <provider>:<type>:<native id>, but got '" + text + "'."));
    }

    /** Empty when the text is not an identity id. */
    public static Optional<IdentityId> find(String text) {
        String[] parts = text.strip().split(":", 3);
        boolean whole = parts.length == 3 && isPart(parts[0]) && isPart(parts[1]) && !parts[2].isBlank();
        return whole && text.strip().length() <= MAX_LENGTH
                ? Optional.of(new IdentityId(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    private static boolean isPart(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c != '-' && c != '_' && c != '.' && !(c < 128 && Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return !part.isEmpty();
    }

    private static void requirePart(String name, String part) {
        if (!isPart(part)) {
            throw new IllegalArgumentException("Expected the " + name
                    + " of an identity id to be letters, digits, '-', '_' or '.', but got '" + part + "'.");
        }
    }

    @Override
    public String toString() {
        return provider + ":" + type + ":" + nativeId;
    }
}
