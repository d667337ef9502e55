package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an alert that nobody has sent yet may say. Of the values that no record mentions one stands for all: they lead the
 * same way.
 *
 * @param ruleClasses those that ownership rules name
 * @param unruledClass one that stands for the others
 * @param environments for identities whose own is not known; an alert may say none
 * @param windows change windows that some policy asks for
 * @param hours whether some policy asks for the hours of the owner
 */
record CoverageChoices(
        List<Severity> severities,
        List<AlertClass> classes,
        Set<AlertClass> ruleClasses,
        AlertClass unruledClass,
        List<Optional<String>> environments,
        List<CaseKind> kinds,
        Set<String> windows,
        boolean hours) {
    static CoverageChoices of(Directory directory) {
        List<PolicyMatch> policies = directory.escalationPolicies().stream()
                .map(policy -> policy.spec().match())
                .toList();
        List<RuleMatch> rules = directory.ownershipRules().stream()
                .map(rule -> rule.spec().match())
                .toList();
        Set<String> environments = new TreeSet<>();
        policies.forEach(match -> environments.addAll(match.environment()));
        rules.forEach(match -> environments.addAll(match.environment()));
        directory
                .changeWindows()
                .forEach(window -> environments.addAll(window.spec().match().environment()));
        Set<AlertClass> classes = union(policies, PolicyMatch::alertClass);
        Set<AlertClass> ruleClasses = EnumSet.noneOf(AlertClass.class);
        rules.forEach(match -> ruleClasses.addAll(match.alertClass()));
        classes.addAll(ruleClasses);
        boolean kinds = policies.stream().anyMatch(match -> !match.kind().isEmpty());
        return new CoverageChoices(
                withOneMore(Severity.class, union(policies, PolicyMatch::severity)),
                withOneMore(AlertClass.class, classes),
                ruleClasses,
                unruled(ruleClasses),
                Stream.concat(
                                Stream.of(Optional.<String>empty()),
                                environments.stream().map(Optional::of))
                        .toList(),
                kinds ? List.of(CaseKind.ALERT, CaseKind.REVIEW) : List.of(CaseKind.ALERT),
                union(policies, PolicyMatch::changeWindow),
                policies.stream().anyMatch(match -> !match.hours().isEmpty()));
    }

    /** The one that an alert has which says nothing special, where that is possible. */
    private static AlertClass unruled(Set<AlertClass> ruleClasses) {
        return ruleClasses.contains(AlertClass.OTHER)
                ? withOneMore(AlertClass.class, ruleClasses).getLast()
                : AlertClass.OTHER;
    }

    /** Those that some record mentions, and one that none does. */
    private static <E extends Enum<E>> List<E> withOneMore(Class<E> type, Set<E> mentioned) {
        EnumSet<E> some = EnumSet.noneOf(type);
        some.addAll(mentioned);
        List<E> all = new ArrayList<>(some);
        EnumSet.complementOf(some).stream().findFirst().ifPresent(all::add);
        return List.copyOf(all);
    }

    private static <T> Set<T> union(List<PolicyMatch> policies, Function<PolicyMatch, Set<T>> field) {
        Set<T> all = new LinkedHashSet<>();
        policies.forEach(match -> all.addAll(field.apply(match)));
        return all;
    }
}
