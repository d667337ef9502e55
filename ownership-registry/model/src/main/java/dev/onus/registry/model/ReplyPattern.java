package dev.onus.registry.model;

import java.util.Optional;

/**
 * Where replies to the mails of a channel go: {@code onus+{token}@example.org}, where the mail server delivers every
 * address that begins so into one mailbox, or {@code onus@example.org}, where it does not. A reply is known by the token.
 */
public final class ReplyPattern {
    public static final String PLACE = "{token}";

    /** So many characters take the token's place. */
    public static final int TOKEN_CHARACTERS = 52;

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int MOST_LOCAL_CHARACTERS = 64;

    private ReplyPattern() {}

    /** The text if it is such a pattern. */
    static Optional<String> find(String text) {
        int at = text.indexOf('@');
        boolean isAddress = at > 0
                && at < text.length() - 1
                && text.indexOf('@', at + 1) < 0
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == ',');
        int place = text.indexOf(PLACE);
        boolean isPlace = place < 0 || (place < at && text.indexOf(PLACE, place + 1) < 0);
        int local = place < 0 ? at : at - PLACE.length() + TOKEN_CHARACTERS;
        return isAddress && isPlace && local <= MOST_LOCAL_CHARACTERS ? Optional.of(text) : Optional.empty();
    }
}
