package dev.onus.notifier.limits;

import dev.onus.registry.model.ChannelType;
import java.time.Duration;
import java.util.List;

/**
 * How much one destination of each type gets. A telephone that rings without end is put away; a conversation that
 * scrolls is not read; and a vendor that is called too often stops taking anything. For SMS and voice these are the
 * limits that GoAlert ships; the others are the vendors' own. What a program reads has none.
 */
public final class ChannelLimits {
    /** The longest stretch that any limit looks back over. */
    static final Duration LONGEST = Duration.ofHours(3);

    static final List<Limit> VOICE = List.of(
            new Limit(1, Duration.ofMinutes(1)),
            new Limit(3, Duration.ofMinutes(15)),
            new Limit(7, Duration.ofHours(1)),
            new Limit(15, LONGEST));

    static final List<Limit> SMS = List.of(
            new Limit(1, Duration.ofMinutes(1)),
            new Limit(5, Duration.ofMinutes(15)),
            new Limit(11, Duration.ofHours(1)),
            new Limit(21, LONGEST));

    /** Mail rings nobody out of bed, and each page has a thread of its own there, so a handful goes through singly. */
    static final List<Limit> MAIL = List.of(new Limit(10, Duration.ofMinutes(1)));

    static final List<Limit> CHAT = List.of(new Limit(1, Duration.ofSeconds(1)));

    /** The server's: 60 at once, then one in five seconds. */
    static final List<Limit> PUSH = List.of(new Limit(60, Duration.ofMinutes(5)));

    private ChannelLimits() {}

    /** Empty where there is no limit. */
    static List<Limit> of(ChannelType type) {
        return switch (type) {
            case TWILIO_VOICE -> VOICE;
            case TWILIO_SMS -> SMS;
            case SMTP -> MAIL;
            case SLACK, SLACK_WEBHOOK, TEAMS -> CHAT;
            case NTFY -> PUSH;
            case CONSOLE, WEBHOOK, PAGERDUTY, JIRA, SERVICENOW -> List.of();
        };
    }
}
