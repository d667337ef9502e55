package dev.onus.ingest.decode;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times in the form that nearly all have, {@code 2026-08-09T00:10:15.123Z}, read character by character: the patterns of
 * {@link WrittenTimes} cost far more.
 */
final class IsoTimes {
    private static final int DATE_AND_TIME = 19;
    private static final int MOST_DIGITS = 9;
    private static final int WITH_COLON = 6;
    private static final int WITHOUT_COLON = 5;
    private static final int LAST_HOUR_OF_A_ZONE = 18;
    private static final int LAST = 59;

    private IsoTimes() {}

    /** Empty for every other form, and for a day or a second that there is not. */
    static Optional<WrittenTimes.Written> read(String text) {
        if (text.length() < DATE_AND_TIME || !isFrame(text)) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int at = DATE_AND_TIME;
        int nanos = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            int from = ++at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == from || at - from > MOST_DIGITS) {
                return Optional.empty();
            }
            nanos = number(text, from, at);
            for (int digits = at - from; digits < MOST_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
            return at == text.length()
                    ? Optional.of(WrittenTimes.Written.withoutZone(time))
                    : zone(text, at).map(zone -> WrittenTimes.Written.at(time.toInstant(zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isFrame(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Optional<ZoneOffset> zone(String text, int at) {
        int left = text.length() - at;
        char sign = text.charAt(at);
        if (sign == 'Z' && left == 1) {
            return Optional.of(ZoneOffset.UTC);
        }
        boolean colon = left == WITH_COLON && text.charAt(at + 3) == ':';
        if ((sign != '+' && sign != '-') || !(colon || left == WITHOUT_COLON)) {
            return Optional.empty();
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, text.length() - 2, text.length());
        if (hours < 0 || hours >= LAST_HOUR_OF_A_ZONE || minutes < 0 || minutes > LAST) {
            return Optional.empty();
        }
        int direction = sign == '-' ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(direction * hours, direction * minutes));
    }

    /** Below zero when one of them is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}
