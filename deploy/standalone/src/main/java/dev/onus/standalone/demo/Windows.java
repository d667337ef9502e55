package dev.onus.standalone.demo;

import java.time.Duration;
import java.util.regex.Pattern;

/** Shortens the windows of policies, so that minutes pass in seconds. */
final class Windows {
    /** Nothing waits for less: a person watching must be able to follow. */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Pattern WINDOW = Pattern.compile(
            "\\b(?<name>acknowledgeWithin|acknowledgementExpiresAfter|answerWithin|containWithin|decideWithin|expiresAfter|resolveWithin|within)"
                    + ": (?<value>P[0-9DTHMS]+)");

    private Windows() {}

    static String shortened(String yaml, double speed) {
        return WINDOW.matcher(yaml)
                .replaceAll(
                        found -> found.group("name") + ": " + shortened(Duration.parse(found.group("value")), speed));
    }

    static Duration shortened(Duration window, double speed) {
        Duration divided = Duration.ofMillis(Math.round(window.toMillis() / speed));
        return divided.compareTo(SHORTEST) < 0 ? SHORTEST : divided;
    }
}
