package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;

/** Finds roles in a policy that nobody fills: whoever answers an incident would learn it too late. */
final class PolicyChecks {
    private PolicyChecks() {}

    static List<Finding> check(RecordKey key, EscalationPolicy policy, DirectorySnapshot after) {
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < policy.steps().size(); index++) {
            String path = "spec.steps[" + index + "]";
            unfilled(key, path + ".notify", policy.steps().get(index).notifies(), after, findings);
            unfilled(key, path + ".inform", policy.steps().get(index).informs(), after, findings);
        }
        unfilled(key, "spec.fallback.notify", policy.fallback().notifies(), after, findings);
        return findings;
    }

    private static void unfilled(
            RecordKey key, String path, List<Target> targets, DirectorySnapshot after, List<Finding> findings) {
        for (int index = 0; index < targets.size(); index++) {
            String role = role(targets.get(index));
            if (!role.isEmpty() && !isFilled(role, after)) {
                findings.add(Finding.warning(
                        key,
                        path + "[" + index + "]",
                        "Nobody fills the role " + role + ": there is no team, schedule or person of that name."));
            }
        }
    }

    private static String role(Target target) {
        return switch (target) {
            case Target.RoleTarget role -> role.name();
            case Target.IncidentCommander any -> TargetResolver.INCIDENT_COMMANDER;
            case Target.Owner any -> "";
            case Target.Backup any -> "";
            case Target.Steward any -> "";
            case Target.Manager any -> "";
            case Target.ServiceOwner any -> "";
            case Target.TeamTarget any -> "";
            case Target.PersonTarget any -> "";
            case Target.ScheduleTarget any -> "";
        };
    }

    private static boolean isFilled(String role, DirectorySnapshot after) {
        return after.team(role).isPresent()
                || after.schedule(role).isPresent()
                || after.person(role).isPresent();
    }
}
