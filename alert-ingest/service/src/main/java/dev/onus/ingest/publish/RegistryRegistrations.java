package dev.onus.ingest.publish;

import dev.onus.registry.client.OwnershipReader;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.model.Identity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** From the tables that this process follows. */
@Singleton
final class RegistryRegistrations implements Registrations {
    private final OwnershipReader ownership;
    private final RegistryReader registry;

    RegistryRegistrations(OwnershipReader ownership, RegistryReader registry) {
        this.ownership = ownership;
        this.registry = registry;
    }

    @Override
    public Optional<String> canonicalId(String idOrAlias) {
        return ownership.canonicalId(idOrAlias);
    }

    @Override
    public List<String> aliases(String canonicalId) {
        return ownership.identity(canonicalId).map(Identity::aliases).orElse(List.of());
    }

    @Override
    public long ownershipOffset(int partition) {
        return ownership.ownershipOffset(partition);
    }

    @Override
    public long registryOffset() {
        return registry.registryOffset();
    }

    @Override
    public boolean isCaughtUp() {
        return ownership.isCaughtUp() && registry.isCaughtUp();
    }
}
