package dev.onus.registry.config;

import java.util.Optional;

/**
 * What can be set under {@code onus.registry}.
 *
 * @param instanceId {@code instance-id}: a name that this replica keeps over restarts and no other has; with it a
 *     replica that was killed takes up projecting at once, without it after the group's session time-out
 * @param projectedPerSecond {@code projected-per-second}: the most records the projector writes, so that a load of
 *     ownership records leaves room for alerts (design decision 16)
 * @param bootstrapAdminTokenHash {@code bootstrap-admin-token-hash}: SHA-256 in hex of the secret of the token
 *     {@code admin}, made when it is not there, changed when it differs
 */
public record RegistrySettings(
        Optional<String> instanceId, int projectedPerSecond, Optional<String> bootstrapAdminTokenHash) {
    public static final int DEFAULT_PROJECTED_PER_SECOND = 20_000;

    public static final RegistrySettings DEFAULT =
            new RegistrySettings(Optional.empty(), DEFAULT_PROJECTED_PER_SECOND, Optional.empty());

    public RegistrySettings {
        if (projectedPerSecond < 1) {
            throw new IllegalArgumentException("Expected onus.registry.projected-per-second to be at least 1, but got "
                    + projectedPerSecond + ".");
        }
    }
}
