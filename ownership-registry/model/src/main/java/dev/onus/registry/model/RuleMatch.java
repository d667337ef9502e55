package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import java.util.List;
import java.util.Set;

/**
 * What an ownership rule applies to. All keys must match; one of the values of a key is enough; an empty key matches
 * anything, so an empty match is a catch-all.
 *
 * @param id globs over the whole identity id, where {@code *} stands for any characters
 */
public record RuleMatch(
        List<Glob> id,
        Set<String> provider,
        Set<String> type,
        Set<String> system,
        Set<String> environment,
        Set<AlertClass> alertClass) {
    public static final RuleMatch EVERYTHING =
            new RuleMatch(List.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public RuleMatch {
        id = List.copyOf(id);
        provider = Set.copyOf(provider);
        type = Set.copyOf(type);
        system = Set.copyOf(system);
        environment = Set.copyOf(environment);
        alertClass = Set.copyOf(alertClass);
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }
}
