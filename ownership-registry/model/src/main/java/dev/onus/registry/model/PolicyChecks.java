package dev.onus.registry.model;

import java.util.List;
import java.util.Optional;

/** Finds roles in a policy that nobody fills: whoever answers an incident would learn it too late. */
final class PolicyChecks {
    private PolicyChecks() {}

    static List<Finding> check(RecordKey key, EscalationPolicy policy, DirectorySnapshot after) {
        return PolicyTargets.of(policy).stream()
                .flatMap(named -> unfilled(key, named.path(), named.target(), after).stream())
                .toList();
    }

    /** A warning when the target is a role that nobody fills. */
    static Optional<Finding> unfilled(RecordKey key, String path, Target target, DirectorySnapshot after) {
        String role = role(target);
        return role.isEmpty() || isFilled(role, after)
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        key,
                        path,
                        "Nobody fills the role " + role + ": there is no team, schedule or person of that name."));
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
