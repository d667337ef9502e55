package dev.onus.registry.model;

import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds combinations of severity, criticality and blast radius that only the catch-all answers, whatever the type, place
 * and class. All of them are one finding.
 */
final class LintUncovered implements LintRule {
    /** Groups of combinations that are spelled out; the rest is counted. */
    static final int MAX_GROUPS = 8;

    /** Bands that nothing matches, by criticality: what two severities have in common is told once. */
    private record Gap(Map<Criticality, Set<BlastRadiusBand>> bands) {}

    @Override
    public List<Finding> check(LintScope scope) {
        List<PolicyMatch> matches = scope.policies().stream()
                .map(policy -> policy.spec().match())
                .filter(LintUncovered::isForAlerts)
                .toList();
        Map<Gap, Set<Severity>> gaps = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            Gap gap = gap(severity, matches);
            if (!gap.bands().isEmpty()) {
                gaps.computeIfAbsent(gap, none -> EnumSet.noneOf(Severity.class))
                        .add(severity);
            }
        }
        return matches.isEmpty() || gaps.isEmpty()
                ? List.of()
                : List.of(Finding.warning(
                        new RecordKey(Kind.ESCALATION_POLICY, FirstRecords.CATCH_ALL),
                        "spec.match",
                        "Only the catch-all answers " + text(gaps) + "."));
    }

    /** A policy for cases that look for an owner answers no alert. */
    static boolean isForAlerts(PolicyMatch match) {
        return match.kind().isEmpty() || match.kind().contains(CaseKind.ALERT);
    }

    private static Gap gap(Severity severity, List<PolicyMatch> matches) {
        Map<Criticality, Set<BlastRadiusBand>> gap = new EnumMap<>(Criticality.class);
        for (Criticality criticality : Criticality.values()) {
            for (BlastRadiusBand band : BlastRadiusBand.values()) {
                boolean answered = matches.stream()
                        .anyMatch(match -> has(match.severity(), severity)
                                && has(match.criticality(), criticality)
                                && has(match.blastRadius(), band));
                if (!answered) {
                    gap.computeIfAbsent(criticality, none -> EnumSet.noneOf(BlastRadiusBand.class))
                            .add(band);
                }
            }
        }
        return new Gap(gap);
    }

    private static <T> boolean has(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static String text(Map<Gap, Set<Severity>> gaps) {
        List<String> groups = new ArrayList<>();
        gaps.forEach((gap, severities) -> {
            Map<Set<BlastRadiusBand>, Set<Criticality>> byBands = new LinkedHashMap<>();
            gap.bands()
                    .forEach((criticality, bands) -> byBands.computeIfAbsent(
                                    bands, none -> EnumSet.noneOf(Criticality.class))
                            .add(criticality));
            byBands.forEach((bands, criticalities) -> groups.add(some("severity", severities, Severity.class) + " x "
                    + some("criticality", criticalities, Criticality.class) + " x "
                    + some("blast radius", bands, BlastRadiusBand.class)));
        });
        String rest = groups.size() > MAX_GROUPS ? "; and " + (groups.size() - MAX_GROUPS) + " groups more" : "";
        return groups.stream().limit(MAX_GROUPS).collect(Collectors.joining("; ")) + rest;
    }

    private static <E extends Enum<E> & Word> String some(String what, Set<E> values, Class<E> type) {
        return values.size() == type.getEnumConstants().length
                ? "any " + what
                : what + " "
                        + Arrays.stream(type.getEnumConstants())
                                .filter(values::contains)
                                .map(Word::word)
                                .collect(Collectors.joining(", "));
    }
}
