package dev.onus.contracts;

import dev.onus.vocabulary.PageId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * The code that shows that a contact is the person's own: the notifier sends it there, and the person types it in at the
 * registry. Both make it from the answer key, so it stands in no event, no record and no log. It says little (six digits),
 * so whoever checks it counts the tries.
 */
public final class VerificationCode {
    private static final String PURPOSE = "verify";
    private static final BigInteger CODES = BigInteger.valueOf(1_000_000);

    private VerificationCode() {}

    /**
     * Six digits.
     *
     * @param page the page that asked for it, so that each request has a code of its own
     * @param contact the contact's name within the person's record
     */
    public static String of(AnswerToken key, PageId page, String person, String contact) {
        BigInteger number = new BigInteger(1, key.macOf(PURPOSE, page.value(), person, contact));
        return String.format(Locale.ROOT, "%06d", number.mod(CODES).intValueExact());
    }

    /** Whether this is the code, in constant time; white space and hyphens around and between the digits do not matter. */
    public static boolean matches(AnswerToken key, PageId page, String person, String contact, String typed) {
        return MessageDigest.isEqual(bytes(of(key, page, person, contact)), bytes(typed.replaceAll("[\\s-]", "")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
