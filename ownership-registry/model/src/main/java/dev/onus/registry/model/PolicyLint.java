package dev.onus.registry.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for mistakes in escalation policies that each record by itself does not show (ESC-11): they would come to light
 * in the night in which somebody needs the policy.
 *
 * <p>A finding is a problem only where a policy cannot work at all; everything else is a warning. The work is bounded by
 * the limits that {@link LintScope} names, so that thousands of policies are looked through within a second or so.
 */
public final class PolicyLint {
    static final int MAX_FINDINGS = 1_000;

    private static final List<LintRule> RULES = List.of(
            new LintDeadEnds(),
            new LintCycles(),
            new LintEmptyRotations(),
            new LintSameFallback(),
            new LintWindows(),
            new LintSelectors(),
            new LintShadows(),
            new LintUncovered(),
            new LintStaticTree());

    private PolicyLint() {}

    /** As below, where no identity is at hand: what needs one is not looked for. */
    public static List<Finding> check(DirectorySnapshot after, Instant now) {
        return check(after, IdentityBook.empty(), now);
    }

    /**
     * @param after with every change done
     * @param identities with every change done
     * @param now rotations are looked at from here on for {@link LintScope#HORIZON}
     * @return problems first; at most {@value #MAX_FINDINGS}
     */
    public static List<Finding> check(DirectorySnapshot after, IdentityBook identities, Instant now) {
        LintScope scope = new LintScope(after, identities, now);
        return RULES.stream()
                .flatMap(rule -> rule.check(scope).stream())
                .sorted(Comparator.comparing(finding -> !finding.isProblem()))
                .limit(MAX_FINDINGS)
                .toList();
    }
}
