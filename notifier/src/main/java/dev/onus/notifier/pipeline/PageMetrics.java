package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.SendResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What an operator watches: how many pages leave over which channel, with what outcome, and how long that takes. */
public final class PageMetrics {
    private final MeterRegistry meters;

    public PageMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** {@code pages_sent_total}: attempts, by channel and outcome. */
    void sent(String channel, SendResult result) {
        meters.counter("pages.sent", "channel", channel, "outcome", outcome(result))
                .increment();
    }

    /**
     * {@code pages_bundled_total} and {@code pages_suppressed_total}: destinations that had had too many, by channel.
     */
    void heldBack(String channel, boolean bundled) {
        meters.counter(bundled ? "pages.bundled" : "pages.suppressed", "channel", channel)
                .increment();
    }

    /** {@code page_delivery_seconds}: from the event that asked for the page to the last word on it. */
    void settled(boolean reached, Duration sinceRequested) {
        Duration time = sinceRequested.isNegative() ? Duration.ZERO : sinceRequested;
        meters.timer("page.delivery", "reached", Boolean.toString(reached)).record(time);
    }

    private static String outcome(SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> "accepted";
            case SendResult.Temporary temporary -> temporary.mayHaveIt() ? "unknown" : "temporary";
            case SendResult.Permanent permanent -> "permanent";
        };
    }
}
