package dev.onus.registry.answer;

import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.OwnershipRule;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ownership rules that claims make. Each identity has one name for its rule, so a claim that is sent twice makes
 * one, and a second team cannot take an identity in silence.
 */
@Singleton
final class ClaimRules {
    private static final String NAME = "claimed-";
    private static final int NAME_DIGITS = 16;
    /** Above the rules that people write for whole accounts, below what they put above everything. */
    private static final int PRIORITY = 1_000;

    private final RegistryLog log;
    private final ApplyService apply;

    ClaimRules(RegistryLog log, ApplyService apply) {
        this.log = log;
        this.apply = apply;
    }

    sealed interface Written {
        /** The rule gives the identity to the team, whether it was made now or before. */
        record Stands(String rule) implements Written {}

        /** There is no such rule and there will be none; {@code detail} says why. */
        record Taken(String detail) implements Written {}
    }

    Written write(String identityId, String team, String actor) {
        if (identityId.contains("*")) {
            return new Written.Taken("Expected an id that names one identity, but '" + identityId
                    + "' would match others too; write an ownership rule for it.");
        }
        String name = nameFor(identityId);
        Optional<Written> before = standing(name, identityId, team);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            apply.putOwn(
                    Kind.OWNERSHIP_RULE,
                    name,
                    document(name, identityId, team),
                    new WriteRequest(actor, false, 0L, null));
            return new Written.Stands(name);
        } catch (ConflictException another) {
            return standing(name, identityId, team).orElseThrow(() -> another);
        }
    }

    static String nameFor(String identityId) {
        return NAME + StableHash.of(identityId).substring(0, NAME_DIGITS);
    }

    private Optional<Written> standing(String name, String identityId, String team) {
        return log.directory().ownershipRules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .map(Versioned::spec)
                .map(OwnershipRule::owner)
                .map(owner -> owner.equals(team)
                        ? new Written.Stands(name)
                        : new Written.Taken("Expected " + identityId + " to be nobody's, but ownership rule " + name
                                + " gives it to team " + owner + "."));
    }

    private static Map<String, Object> document(String name, String identityId, String team) {
        return Map.of(
                "apiVersion",
                RecordReader.API_VERSION,
                "kind",
                Kind.OWNERSHIP_RULE.kindName(),
                "metadata",
                Map.of("name", name),
                "spec",
                Map.of("match", Map.of("id", List.of(identityId)), "owner", team, "priority", PRIORITY));
    }
}
