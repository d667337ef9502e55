package dev.onus.notifier.channel.twilio;

/**
 * How long a text message is. In the alphabet of GSM 03.38 a segment holds 160 characters, and 153 when there are
 * several; some characters count twice. One character outside of it, and the whole message is UCS-2, of which a segment
 * holds 70, and 67 when there are several.
 */
final class SmsLength {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "\f^{}\\[~]|€";
    private static final int GSM_ALONE = 160;
    private static final int GSM_EACH = 153;
    private static final int UCS2_ALONE = 70;
    private static final int UCS2_EACH = 67;

    private SmsLength() {}

    static int segments(String text) {
        boolean gsm = isGsm(text);
        int length = gsm ? septets(text) : text.length();
        int alone = gsm ? GSM_ALONE : UCS2_ALONE;
        int each = gsm ? GSM_EACH : UCS2_EACH;
        return length <= alone ? 1 : (length + each - 1) / each;
    }

    static boolean isGsm(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || TWICE.indexOf(c) >= 0);
    }

    private static int septets(String text) {
        return text.chars().map(c -> TWICE.indexOf(c) >= 0 ? 2 : 1).sum();
    }
}
