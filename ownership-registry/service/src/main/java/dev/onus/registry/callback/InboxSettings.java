package dev.onus.registry.callback;

import dev.onus.registry.client.outbound.OutboundRule;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** How often mailboxes are looked into, and which mail servers may be reached although they are not public. */
@Singleton
final class InboxSettings {
    private static final String DEFAULT_POLL_EVERY = "PT10S";

    private final Duration pollEvery;
    private final OutboundRule rule;

    InboxSettings(
            @Value("${onus.registry.inbox.poll-every:" + DEFAULT_POLL_EVERY + "}") String pollEvery,
            @Value("${onus.outbound.allow:}") List<String> allow) {
        this.pollEvery = Duration.parse(pollEvery);
        this.rule = OutboundRule.allowing(
                allow.stream().filter(place -> !place.isBlank()).toList());
        if (!this.pollEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "Expected onus.registry.inbox.poll-every to be more than nothing, but got " + pollEvery + ".");
        }
    }

    Duration pollEvery() {
        return pollEvery;
    }

    OutboundRule rule() {
        return rule;
    }
}
