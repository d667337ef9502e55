package dev.onus.registry.client;

import dev.onus.vocabulary.StableHash;
import java.util.Locale;
import java.util.Optional;

/**
 * By which somebody answers a page in a text message: five characters that a person can type. It is made from the page's
 * answer token and not from its id, because ids are shown to many and the token is not. It names one page among those of
 * one person and is no secret by itself: who wrote the message is what the telephone number says.
 */
public record ReplyCode(String value) {
    private static final int CHARACTERS = 5;
    private static final int BITS_OF_A_CHARACTER = 5;
    private static final int HEX_RADIX = 16;
    private static final int HEX_DIGITS = 8;
    /** Crockford's base 32: without I, L, O and U, which are taken for others. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public ReplyCode {
        if (value.length() != CHARACTERS || value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            throw new IllegalArgumentException(
                    "Expected a reply code of %d characters, but got '%s'.".formatted(CHARACTERS, value));
        }
    }

    /** @param answerToken of the page */
    public static ReplyCode of(String answerToken) {
        long bits = Long.parseLong(StableHash.of("reply-code", answerToken).substring(0, HEX_DIGITS), HEX_RADIX);
        StringBuilder code = new StringBuilder();
        for (int place = 0; place < CHARACTERS; place++) {
            code.append(ALPHABET.charAt((int) (bits % ALPHABET.length())));
            bits >>= BITS_OF_A_CHARACTER;
        }
        return new ReplyCode(code.toString());
    }

    /** As somebody typed it: case does not matter, O is taken for 0, I and L for 1. Empty when it cannot be one. */
    public static Optional<ReplyCode> find(String typed) {
        String code = typed.strip()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return code.length() == CHARACTERS && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new ReplyCode(code))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
