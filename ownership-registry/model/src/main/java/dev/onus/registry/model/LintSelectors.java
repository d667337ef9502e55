package dev.onus.registry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds policies whose match names only values that nothing registered has. It is a hint: an alert may be about an
 * identity that nobody has registered.
 */
final class LintSelectors implements LintRule {
    @Override
    public List<Finding> check(LintScope scope) {
        List<Finding> findings = new ArrayList<>();
        Set<String> types = types(scope);
        Set<String> environments = environments(scope);
        for (Versioned<EscalationPolicy> policy : scope.policies()) {
            RecordKey key = new RecordKey(Kind.ESCALATION_POLICY, policy.name());
            PolicyMatch match = policy.spec().match();
            if (!scope.identities().isEmpty()) {
                unknown(key, "type", match.type(), types).ifPresent(findings::add);
                unknown(key, "environment", match.environment(), environments).ifPresent(findings::add);
            }
            closed(key, match, scope).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> unknown(RecordKey key, String field, Set<String> wanted, Set<String> known) {
        if (wanted.isEmpty() || !Collections.disjoint(wanted, known)) {
            return Optional.empty();
        }
        String likely = wanted.stream()
                .sorted()
                .flatMap(word -> Words.meant(word, known).stream())
                .findFirst()
                .map(word -> " Did you mean '" + word + "'?")
                .orElse("");
        return Optional.of(Finding.warning(
                key,
                "spec.match." + field,
                "Nothing registered has the " + field + " " + String.join(" or ", new TreeSet<>(wanted))
                        + ", so the policy can match only what nobody has registered." + likely));
    }

    private static Optional<Finding> closed(RecordKey key, PolicyMatch match, LintScope scope) {
        boolean never = !match.changeWindow().isEmpty()
                && scope.directory().changeWindows().stream()
                        .filter(window -> match.changeWindow().contains(window.name()))
                        .noneMatch(window -> opensAgain(window.spec(), scope.now()));
        return never
                ? Optional.of(Finding.warning(
                        key,
                        "spec.match.changeWindow",
                        "None of the change windows opens again ("
                                + String.join(", ", new TreeSet<>(match.changeWindow()))
                                + "), so the policy never matches."))
                : Optional.empty();
    }

    private static boolean opensAgain(ChangeWindow window, Instant now) {
        return !window.weekly().isEmpty()
                || window.periods().stream().anyMatch(period -> period.to().isAfter(now));
    }

    private static Set<String> types(LintScope scope) {
        Set<String> types = new TreeSet<>();
        scope.identities().forEach(identity -> types.add(identity.spec().id().type()));
        rules(scope).forEach(match -> types.addAll(match.type()));
        return types;
    }

    private static Set<String> environments(LintScope scope) {
        Set<String> environments = new TreeSet<>();
        scope.identities().forEach(identity -> identity.spec().environment().ifPresent(environments::add));
        scope.directory()
                .all(Kind.SYSTEM)
                .forEach(system -> ((OwnedSystem) system.spec()).environment().ifPresent(environments::add));
        rules(scope).forEach(match -> environments.addAll(match.environment()));
        return environments;
    }

    private static Stream<RuleMatch> rules(LintScope scope) {
        return scope.directory().ownershipRules().stream()
                .map(rule -> rule.spec().match());
    }
}
