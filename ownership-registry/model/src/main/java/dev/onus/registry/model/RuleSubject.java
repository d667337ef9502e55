package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.IdentityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What ownership rules are held against.
 *
 * @param names the id and every alias: an account number is often in one of them only
 */
record RuleSubject(
        List<String> names,
        Optional<IdentityId> id,
        List<String> systems,
        Optional<String> environment,
        AlertClass alertClass) {

    /** The environment of the record or its system wins over what the alert says: their owner wrote it. */
    static RuleSubject of(String key, Optional<Identity> identity, Facts facts) {
        List<String> names = new ArrayList<>();
        names.add(key);
        identity.ifPresent(known -> {
            names.add(known.id().toString());
            names.addAll(known.aliases());
        });
        return new RuleSubject(
                names,
                identity.map(Identity::id).or(() -> IdentityId.find(key)),
                identity.map(Identity::usedBy).orElse(List.of()),
                identity.flatMap(Identity::environment).or(facts::environment),
                facts.alertClass());
    }

    boolean matches(RuleMatch match) {
        return (match.alertClass().isEmpty() || match.alertClass().contains(alertClass))
                && oneOf(match.provider(), id.map(IdentityId::provider))
                && oneOf(match.type(), id.map(IdentityId::type))
                && oneOf(match.environment(), environment)
                && (match.system().isEmpty() || systems.stream().anyMatch(match.system()::contains))
                && (match.id().isEmpty() || isNamed(match.id()));
    }

    private boolean isNamed(List<Glob> globs) {
        for (Glob glob : globs) {
            for (String name : names) {
                if (glob.matches(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean oneOf(Set<String> wanted, Optional<String> value) {
        return wanted.isEmpty() || value.filter(wanted::contains).isPresent();
    }
}
