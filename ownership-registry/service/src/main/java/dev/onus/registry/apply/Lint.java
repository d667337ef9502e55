package dev.onus.registry.apply;

import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Finding;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.PolicyLint;
import dev.onus.registry.model.Problem;
import dev.onus.registry.model.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Mistakes in policies that would come to light in the night in which somebody needs them (ESC-11): those of the records
 * that were sent, and whatever this apply brings about elsewhere.
 */
final class Lint {
    /** What the lint is mostly about; changes of other kinds are frequent and may be large. */
    private static final Set<Kind> LINTED = EnumSet.of(Kind.ESCALATION_POLICY, Kind.SCHEDULE);

    private Lint() {}

    /** @param now rotations are looked at from here on */
    static List<LintFinding> of(
            RegistrySnapshot before, RegistrySnapshot after, List<? extends Intention> intentions, Instant now) {
        Map<RecordKey, Intention> sent = new LinkedHashMap<>();
        intentions.forEach(intention -> sent.put(new RecordKey(intention.kind(), intention.name()), intention));
        Set<Finding> known = new HashSet<>(PolicyLint.check(before.directory(), before.identities(), now));
        List<LintFinding> findings = new ArrayList<>();
        for (Finding finding : PolicyLint.check(after.directory(), after.identities(), now)) {
            boolean isNew = !known.contains(finding);
            Intention intention = sent.get(finding.record());
            Problem said = finding.problem();
            if (intention != null) {
                findings.add(LintFinding.of(intention.problem(said.path(), said.message()), finding.weight(), isNew));
            } else if (isNew) {
                findings.add(LintFinding.elsewhere(finding.record(), said, finding.weight()));
            }
        }
        return findings;
    }

    /** Warnings for an apply that changes policies or schedules; empty for any other, which has no reason to wait for the lint. */
    static List<ApplyProblem> warnings(
            RegistrySnapshot before, RegistrySnapshot after, List<? extends Intention> changing, Instant now) {
        if (changing.stream().map(Intention::kind).noneMatch(LINTED::contains)) {
            return List.of();
        }
        return of(before, after, changing, now).stream()
                .limit(DocumentLimits.MAX_PROBLEMS)
                .map(LintFinding::asWarning)
                .toList();
    }
}
