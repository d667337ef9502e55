package dev.onus.registry.watch;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long before a gap begins somebody is asked about it. */
@Singleton
final class WatchSettings {
    private static final String DEFAULT_OPEN_BEFORE = "P7D";

    private final Duration openBefore;

    WatchSettings(@Value("${onus.registry.coverage.open-before:" + DEFAULT_OPEN_BEFORE + "}") String openBefore) {
        this.openBefore = Duration.parse(openBefore);
        if (this.openBefore.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected onus.registry.coverage.open-before to be nothing or more, but got " + openBefore + ".");
        }
    }

    Duration openBefore() {
        return openBefore;
    }
}
