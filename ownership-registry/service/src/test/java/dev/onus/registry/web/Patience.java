package dev.onus.registry.web;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what happens on the real broker: ends as soon as it has, and not before a slow machine could do it. */
final class Patience {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private Patience() {}

    static ConditionFactory await() {
        return Awaitility.await().atMost(AT_MOST);
    }
}
