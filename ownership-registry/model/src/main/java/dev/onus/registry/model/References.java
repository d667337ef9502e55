package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which other records a record names, and where. Systems are not among them: they may be unknown. */
final class References {
    /** @param path within the document */
    record Reference(String path, Kind kind, String name) {}

    private final List<Reference> found = new ArrayList<>();

    private References() {}

    static List<Reference> of(Spec spec) {
        References references = new References();
        switch (spec) {
            case Team team -> references.team(team);
            case Schedule schedule -> references.schedule(schedule);
            case OwnedSystem system -> references.system(system);
            case Identity identity -> references.identity(identity);
            case OwnershipRule rule -> references.add("spec.owner", Kind.TEAM, rule.owner());
            case EscalationPolicy policy -> references.policy(policy);
            case Token token -> references.add("spec.person", Kind.PERSON, token.person());
            case Person person -> {}
            case Source source -> {}
            case Channel channel -> {}
            case ChangeWindow window -> {}
        }
        return references.found;
    }

    private void team(Team team) {
        add("spec.manager", Kind.PERSON, team.manager());
        for (int index = 0; index < team.members().size(); index++) {
            add("spec.members[" + index + "]", Kind.PERSON, team.members().get(index));
        }
        add("spec.schedule", Kind.SCHEDULE, team.schedule());
    }

    private void schedule(Schedule schedule) {
        for (int layer = 0; layer < schedule.layers().size(); layer++) {
            List<List<String>> groups = schedule.layers().get(layer).participants();
            for (int group = 0; group < groups.size(); group++) {
                for (int place = 0; place < groups.get(group).size(); place++) {
                    String path = "spec.layers[" + layer + "].participants[" + group + "][" + place + "]";
                    add(path, Kind.PERSON, groups.get(group).get(place));
                }
            }
        }
        for (int index = 0; index < schedule.overrides().size(); index++) {
            ScheduleOverride override = schedule.overrides().get(index);
            add("spec.overrides[" + index + "].replace", Kind.PERSON, override.replace());
            add("spec.overrides[" + index + "].with", Kind.PERSON, override.with());
        }
    }

    private void system(OwnedSystem system) {
        add("spec.owner", Kind.TEAM, system.owner());
        add("spec.steward", Kind.TEAM, system.steward());
        add("spec.serviceOwner", Kind.PERSON, system.serviceOwner());
    }

    private void identity(Identity identity) {
        add("spec.owner", Kind.TEAM, identity.owner());
        add("spec.steward", Kind.TEAM, identity.steward());
        add("spec.backup", Kind.TEAM, identity.backup());
        identity.stopAuthority().ifPresent(target -> target("spec.stopAuthority", target));
        identity.partner().flatMap(Partner::reviewer).ifPresent(target -> target("spec.partner.reviewer", target));
    }

    private void policy(EscalationPolicy policy) {
        policy.match().changeWindow().stream()
                .sorted()
                .forEach(name -> add("spec.match.changeWindow", Kind.CHANGE_WINDOW, name));
        PolicyTargets.of(policy).forEach(named -> target(named.path(), named.target()));
    }

    private void target(String path, Target target) {
        switch (target) {
            case Target.TeamTarget team -> add(path, Kind.TEAM, team.name());
            case Target.PersonTarget person -> add(path, Kind.PERSON, person.name());
            case Target.ScheduleTarget schedule -> add(path, Kind.SCHEDULE, schedule.name());
            case Target.Owner any -> {}
            case Target.Backup any -> {}
            case Target.Steward any -> {}
            case Target.Manager any -> {}
            case Target.ServiceOwner any -> {}
            case Target.IncidentCommander any -> {}
            case Target.RoleTarget any -> {}
        }
    }

    private void add(String path, Kind kind, Optional<String> name) {
        name.ifPresent(given -> add(path, kind, given));
    }

    private void add(String path, Kind kind, String name) {
        found.add(new Reference(path, kind, name));
    }
}
