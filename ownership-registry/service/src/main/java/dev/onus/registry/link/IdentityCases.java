package dev.onus.registry.link;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.registry.cases.CaseFilter;
import dev.onus.registry.cases.CaseIndex;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseOrder;
import dev.onus.registry.cases.Part;
import dev.onus.registry.link.LinkRules.Candidate;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Facts;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.Word;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The cases of an identity under all of its names, and which identity a case is about. */
@Singleton
final class IdentityCases {
    private static final int PART = 500;

    private final CaseIndex index;
    private final RegistryLog log;

    IdentityCases(CaseLog cases, RegistryLog log) {
        this.index = cases.index();
        this.log = log;
    }

    Optional<CaseState> find(String caseId) {
        return index.find(caseId);
    }

    /** Cases that follow this one, as far as is known. */
    List<CaseState> followersOf(String caseId) {
        return index.followersOf(caseId).stream()
                .flatMap(follower -> index.find(follower).stream())
                .filter(follower -> caseId.equals(follower.getFollows()))
                .toList();
    }

    /** Name of the identity record that a case is about; empty while nobody has registered it. */
    Optional<String> identityOf(CaseState state) {
        return log.read(registry -> registry.holderOf(state.getRoutingKey()));
    }

    /** Open cases of the identity, each with who answers for it now. */
    List<Candidate> open(String identity) {
        Set<String> names = log.read(registry -> registry.current(new RecordKey(IdentityClaims.IDENTITY, identity))
                .map(record -> IdentityClaims.of(record.key(), record.json()))
                .orElse(Set.of()));
        // Most identities have one name, and nothing to link.
        if (names.size() < 2) {
            return List.of();
        }
        Map<String, CaseState> found = new LinkedHashMap<>();
        for (String name : names) {
            forEachOpenOf(name, state -> {
                if (names.contains(state.getRoutingKey())) {
                    found.put(state.getId(), state);
                }
            });
        }
        RegistrySnapshot snapshot = log.snapshot();
        List<Candidate> candidates = new ArrayList<>();
        found.values().forEach(state -> candidates.add(new Candidate(state, owner(state, snapshot))));
        return candidates;
    }

    void forEachOpen(Consumer<CaseState> visitor) {
        for (CaseStateName state : CaseStateName.values()) {
            if (state != CaseStateName.resolved) {
                forEach(CaseFilter.ANY.in(state), visitor);
            }
        }
    }

    /** Open cases that name the identity so. */
    void forEachOpenOf(String identityId, Consumer<CaseState> visitor) {
        CaseFilter named =
                new CaseFilter(Optional.empty(), Optional.empty(), Optional.of(identityId), Optional.empty());
        forEach(named, state -> {
            if (state.getState() != CaseStateName.resolved) {
                visitor.accept(state);
            }
        });
    }

    private void forEach(CaseFilter filter, Consumer<CaseState> visitor) {
        Optional<String> cursor = Optional.empty();
        do {
            Part<CaseState> part = index.list(filter, CaseOrder.NEWEST, cursor, PART);
            part.items().forEach(visitor);
            cursor = part.next();
        } while (cursor.isPresent());
    }

    /** By the records, which may know more than the case does yet; a team that took a case over stays its owner. */
    private static String owner(CaseState state, RegistrySnapshot snapshot) {
        if (Objects.equals(state.getOwnerSource(), OwnerSource.ASSIGNED.word())) {
            return String.valueOf(state.getOwner());
        }
        Optional<Identity> identity =
                snapshot.identities().identity(state.getRoutingKey()).map(Versioned::spec);
        AlertClass alertClass =
                Word.find(AlertClass.class, state.getAlert().getAlertClass()).orElse(AlertClass.OTHER);
        Optional<String> environment = identity.flatMap(Identity::environment)
                .or(() -> Optional.ofNullable(state.getIdentity().getEnvironment()));
        return OwnerResolver.resolve(
                        state.getRoutingKey(), identity, new Facts(alertClass, environment), snapshot.directory())
                .team();
    }
}
