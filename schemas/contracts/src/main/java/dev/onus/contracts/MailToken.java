package dev.onus.contracts;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer token where a reply to a mail carries it: in the address that the reply goes to, and in the ids of the thread.
 * Mail programs and servers keep the letters of an address but not always their case, so there it is written in base 32
 * (RFC 4648, section 6), whose letters are the same in either case. Ids of messages are kept as they are.
 */
public final class MailToken {
    /** Where the token stands in a pattern of an address: {@code onus+{token}@example.org}. */
    public static final String PLACE = "{token}";

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int MOST_LOCAL_CHARACTERS = 64;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 32;
    private static final int BITS = 5;
    private static final int CHARACTERS = (BYTES * Byte.SIZE + BITS - 1) / BITS;
    private static final String MARK = ".answer@";
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<![a-z0-9])[a-z2-7]{" + CHARACTERS + "}(?![a-z0-9])");
    private static final Pattern IN_MESSAGE_ID = Pattern.compile("<([A-Za-z0-9_-]{43})\\.answer@[^<>\\s]*>");

    private MailToken() {}

    /**
     * The address for replies to the mail of one page; the pattern itself where it has no place for a token. Empty when
     * the address would be longer than mail servers take.
     */
    public static Optional<String> address(String pattern, String token) {
        return isPossible(pattern) ? Optional.of(pattern.replace(PLACE, base32(token))) : Optional.empty();
    }

    /** Whether a token fits where the pattern has a place for it. */
    public static boolean isPossible(String pattern) {
        String longest = pattern.replace(PLACE, "x".repeat(CHARACTERS));
        return longest.lastIndexOf('@') <= MOST_LOCAL_CHARACTERS;
    }

    /** The id of a message that was never sent, under which the thread remembers the page. */
    public static String messageId(String token, String domain) {
        return "<" + token + MARK + domain + ">";
    }

    /** What may be tokens in a header with addresses; whether they are, their signature shows. */
    public static Set<String> inAddresses(String header) {
        Set<String> tokens = new LinkedHashSet<>();
        Matcher found = IN_ADDRESS.matcher(header.toLowerCase(Locale.ROOT));
        while (found.find()) {
            tokens.add(ofBase32(found.group()));
        }
        return tokens;
    }

    /** The same of a header with ids of messages. */
    public static Set<String> inMessageIds(String header) {
        Set<String> tokens = new LinkedHashSet<>();
        Matcher found = IN_MESSAGE_ID.matcher(header);
        while (found.find()) {
            tokens.add(found.group(1));
        }
        return tokens;
    }

    private static String base32(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = (held << Byte.SIZE) | (one & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((held >> bits) & 0x1f));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt((held << (BITS - bits)) & 0x1f)).toString();
    }

    private static String ofBase32(String text) {
        byte[] bytes = new byte[BYTES];
        int held = 0;
        int bits = 0;
        int place = 0;
        for (char letter : text.toCharArray()) {
            held = (held << BITS) | ALPHABET.indexOf(letter);
            bits += BITS;
            if (bits >= Byte.SIZE && place < BYTES) {
                bits -= Byte.SIZE;
                bytes[place++] = (byte) (held >> bits);
            }
            held &= (1 << bits) - 1;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
