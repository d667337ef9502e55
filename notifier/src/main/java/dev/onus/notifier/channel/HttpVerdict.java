package dev.onus.notifier.channel;

import dev.onus.notifier.outbound.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What an HTTP answer means, after Standard Webhooks: 2xx is accepted, a redirect is a failure and is not followed,
 * 410 is the end, 429 and 5xx ask for patience, any other 4xx will not change.
 */
public final class HttpVerdict {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int GONE = 410;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;

    private HttpVerdict() {}

    /** @param now against which a Retry-After with a date is read */
    public static SendResult of(HttpAnswer answer, String id, Instant now) {
        return switch (answer) {
            case HttpAnswer.Forbidden forbidden -> new SendResult.Permanent(forbidden.why());
            case HttpAnswer.NoAnswer nothing ->
                nothing.written() ? SendResult.unknown(nothing.why()) : SendResult.temporary(nothing.why());
            case HttpAnswer.Answered answered ->
                ofStatus(answered.status(), answered.retryAfter().flatMap(text -> delay(text, now)), id);
        };
    }

    private static SendResult ofStatus(int status, Optional<Duration> retryAfter, String id) {
        if (status / 100 == 2) {
            return new SendResult.Accepted(id);
        }
        String why = "Expected a 2xx status, but got " + status;
        return switch (status) {
            case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS -> new SendResult.Temporary(retryAfter, why + ".");
            case GONE -> new SendResult.Permanent(why + ": the receiver wants no more.");
            default -> {
                if (status / 100 == 5) {
                    yield new SendResult.Temporary(retryAfter, why + ".");
                }
                yield new SendResult.Permanent(status / 100 == 3 ? why + "; redirects are not followed." : why + ".");
            }
        };
    }

    /** Seconds or a date (RFC 9110 section 10.2.3); what is neither is ignored. */
    private static Optional<Duration> delay(String text, Instant now) {
        String value = text.strip();
        try {
            if (value.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
