package dev.onus.contracts;

import dev.onus.vocabulary.PageId;
import java.math.BigInteger;

/**
 * The digits by which a text message means one page: {@code 4821a} acknowledges it, {@code 4821d} declines it,
 * {@code 4821e} escalates. They follow from the page's id alone, so notifier and registry need to tell each other
 * nothing. They are no secret and prove nothing: who may answer, the sender's verified number says, and two open pages
 * of one person may have the same, which is then asked back.
 */
public final class ReplyCode {
    public static final int DIGITS = 4;
    public static final char ACKNOWLEDGE = 'a';
    public static final char DECLINE = 'd';
    public static final char ESCALATE = 'e';

    private static final BigInteger CODES = BigInteger.TEN.pow(DIGITS);

    private ReplyCode() {}

    /** @return {@value #DIGITS} digits */
    public static String of(PageId page) {
        BigInteger id = new BigInteger(page.value(), 16);
        return String.format("%0" + DIGITS + "d", id.mod(CODES).intValueExact());
    }
}
