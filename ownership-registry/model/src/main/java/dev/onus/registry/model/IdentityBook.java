package dev.onus.registry.model;

import dev.onus.vocabulary.IdentityId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The identities after some number of changes, by record name and by every id and alias. Immutable, and cheap to change
 * one record at a time, as {@link DirectorySnapshot} is; apart from it because most services need no identities.
 */
public final class IdentityBook {
    private final PersistentMap<Versioned<Identity>> byName;
    private final PersistentMap<List<String>> claimants;
    /** By the issuer's own id; none is no row. */
    private final PersistentMap<Integer> issued;

    private IdentityBook(
            PersistentMap<Versioned<Identity>> byName,
            PersistentMap<List<String>> claimants,
            PersistentMap<Integer> issued) {
        this.byName = byName;
        this.claimants = claimants;
        this.issued = issued;
    }

    public static IdentityBook empty() {
        return new IdentityBook(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());
    }

    public IdentityBook with(String name, long version, Identity identity) {
        IdentityBook others = without(name);
        PersistentMap<List<String>> claims = others.claimants;
        for (String id : ids(identity)) {
            List<String> known = claims.get(id).orElse(List.of());
            claims = claims.with(
                    id,
                    Stream.concat(known.stream(), Stream.of(name)).distinct().toList());
        }
        return new IdentityBook(
                byName.with(name, new Versioned<>(name, version, identity)),
                claims,
                counted(others.issued, identity, 1));
    }

    public IdentityBook without(String name) {
        Optional<Versioned<Identity>> old = byName.get(name);
        if (old.isEmpty()) {
            return this;
        }
        PersistentMap<List<String>> claims = claimants;
        for (String id : ids(old.get().spec())) {
            List<String> left = claims.get(id).orElse(List.of()).stream()
                    .filter(claimant -> !claimant.equals(name))
                    .toList();
            claims = left.isEmpty() ? claims.without(id) : claims.with(id, left);
        }
        return new IdentityBook(
                byName.without(name), claims, counted(issued, old.get().spec(), -1));
    }

    private static PersistentMap<Integer> counted(PersistentMap<Integer> issued, Identity identity, int more) {
        Optional<String> issuer = identity.issuer().map(IdentityId::toString);
        if (issuer.isEmpty()) {
            return issued;
        }
        int now = issued.get(issuer.get()).orElse(0) + more;
        return now == 0 ? issued.without(issuer.get()) : issued.with(issuer.get(), now);
    }

    private Versioned<Identity> seen(Versioned<Identity> known) {
        int count = issued.get(known.spec().id().toString()).orElse(0);
        return count == 0
                ? known
                : new Versioned<>(known.name(), known.version(), known.spec().issuing(IssuedCount.atLeast(count)));
    }

    public Optional<Versioned<Identity>> named(String name) {
        return byName.get(name).map(this::seen);
    }

    /** The identity of an id or alias, spelled canonically. */
    public Optional<Versioned<Identity>> identity(String idOrAlias) {
        return claimants
                .get(idOrAlias)
                .flatMap(names -> byName.get(names.getFirst()))
                .map(this::seen);
    }

    /** The records that claim an id or alias; more than one is a problem that {@link Validation} reports. */
    public List<String> claimants(String idOrAlias) {
        return claimants.get(idOrAlias).orElse(List.of());
    }

    /** All of them, in no particular order. */
    public List<Versioned<Identity>> all() {
        return byName.values().stream().map(this::seen).toList();
    }

    private static List<String> ids(Identity identity) {
        return Stream.concat(Stream.of(identity.id().toString()), identity.aliases().stream())
                .distinct()
                .toList();
    }
}
