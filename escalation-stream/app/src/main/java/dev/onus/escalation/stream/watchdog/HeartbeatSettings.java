package dev.onus.escalation.stream.watchdog;

import java.net.URI;
import java.time.Duration;

/**
 * What an operator chooses about the heartbeat, under {@code onus.stream.heartbeat}.
 *
 * @param url where a monitor waits for it; one of its own for each process, or the silence of one is not noticed
 * @param every how often it is sent while all is well
 * @param maxLag how far the watermark of a partition may lie back
 */
record HeartbeatSettings(URI url, Duration every, Duration maxLag) {
    static final Duration SHORTEST = Duration.ofSeconds(1);

    HeartbeatSettings {
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "Expected onus.stream.heartbeat.url to be an http or https address, but its scheme is '"
                            + url.getScheme() + "' and its host '" + url.getHost() + "'.");
        }
        if (every.compareTo(SHORTEST) < 0 || maxLag.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("Expected onus.stream.heartbeat.every and max-lag to be at least "
                    + SHORTEST + ", but got " + every + " and " + maxLag + ".");
        }
    }

    /** Where it goes, for the log; path and query may hold the monitor's secret. */
    String host() {
        return url.getHost();
    }
}
