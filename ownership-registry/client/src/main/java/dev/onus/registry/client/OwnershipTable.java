package dev.onus.registry.client;

import dev.onus.contracts.Ownership;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.IdentityId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Identities by id, and the id behind each alias. One thread writes, any number read. */
final class OwnershipTable {
    private final Map<String, Versioned<Identity>> identities = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final SharedWords words = new SharedWords();

    /** An id can become an alias of another record and the other way round, so each clears the other. */
    void apply(String key, @Nullable Ownership row) {
        if (row != null && row.getId().equals(key)) {
            identities.put(key, OwnershipMapping.toVersioned(row, words));
            aliases.remove(key);
        } else {
            identities.remove(key);
            if (row == null) {
                aliases.remove(key);
            } else {
                aliases.put(key, row.getId());
            }
        }
    }

    Optional<String> canonicalId(String idOrAlias) {
        String key = canonicalSpelling(idOrAlias);
        return identities.containsKey(key) ? Optional.of(key) : Optional.ofNullable(aliases.get(key));
    }

    Optional<Versioned<Identity>> find(String idOrAlias) {
        String key = canonicalSpelling(idOrAlias);
        Versioned<Identity> direct = identities.get(key);
        if (direct != null) {
            return Optional.of(direct);
        }
        String id = aliases.get(key);
        return id == null ? Optional.empty() : Optional.ofNullable(identities.get(id));
    }

    int size() {
        return identities.size();
    }

    private static String canonicalSpelling(String text) {
        return IdentityId.find(text).map(IdentityId::toString).orElse(text);
    }
}
