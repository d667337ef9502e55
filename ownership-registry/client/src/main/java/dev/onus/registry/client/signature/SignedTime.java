package dev.onus.registry.client.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The time in a signed message: what is too far from ours may be a recording of an older one. */
public final class SignedTime {
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,12})(\\.\\d{1,9})?");

    private SignedTime() {}

    /**
     * Whether the time is near enough.
     *
     * @param time seconds since 1970, or ISO 8601; only once the signature over it has been found good
     * @param window how far it may be from ours, either way
     */
    public static SignatureCheck check(String time, Duration window, Instant now) {
        try {
            var seconds = SECONDS.matcher(time.strip());
            Instant signed = seconds.matches()
                    ? Instant.ofEpochSecond(Long.parseLong(seconds.group(1)))
                    : Instant.parse(time.strip());
            return Duration.between(signed, now).abs().compareTo(window) > 0
                    ? SignatureCheck.STALE
                    : SignatureCheck.GOOD;
        } catch (DateTimeException | ArithmeticException unreadable) {
            return SignatureCheck.WRONG;
        }
    }
}
