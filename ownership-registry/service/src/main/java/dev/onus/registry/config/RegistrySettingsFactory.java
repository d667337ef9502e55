package dev.onus.registry.config;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Optional;

@Factory
final class RegistrySettingsFactory {
    @Singleton
    RegistrySettings registrySettings(
            @Property(name = "onus.registry.instance-id") Optional<String> instanceId,
            @Value("${onus.registry.projected-per-second:" + RegistrySettings.DEFAULT_PROJECTED_PER_SECOND + "}")
                    int projectedPerSecond,
            @Property(name = "onus.registry.bootstrap-admin-token-hash") Optional<String> adminTokenHash) {
        return new RegistrySettings(instanceId, projectedPerSecond, adminTokenHash);
    }
}
