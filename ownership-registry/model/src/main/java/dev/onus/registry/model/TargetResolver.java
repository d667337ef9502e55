package dev.onus.registry.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Finds the persons whom a target means at an instant. A team is its schedule's on-call, without a schedule all its
 * members, else its manager, else a gap; a person without any contact is left out and the gap says so.
 */
public final class TargetResolver {
    /** The team, schedule or person of this name fills the role. */
    public static final String INCIDENT_COMMANDER = "incident-commander";

    private TargetResolver() {}

    /** Answers with a gap, never with an exception, when a record is missing: the next step is then tried at once. */
    public static TargetAnswer resolve(Target target, OwnerAnswer owner, Directory directory, Instant now) {
        TargetLookup lookup = new TargetLookup(directory, now);
        switch (target) {
            case Target.Owner any -> lookup.team(owner.team(), "the owner");
            case Target.Backup any -> teamIfAny(lookup, owner.backup(), "the backup");
            case Target.Steward any -> teamIfAny(lookup, owner.steward(), "the steward");
            case Target.Manager any -> lookup.managerOf(owner.team());
            case Target.ServiceOwner any ->
                owner.serviceOwner()
                        .ifPresentOrElse(
                                person -> lookup.person(person, person + " is the service owner."),
                                () -> lookup.gap("No service owner is known."));
            case Target.IncidentCommander any -> lookup.role(INCIDENT_COMMANDER);
            case Target.TeamTarget named -> lookup.team(named.name(), "named by the policy");
            case Target.PersonTarget named -> lookup.person(named.name(), named.name() + " is named by the policy.");
            case Target.ScheduleTarget named -> lookup.schedule(named.name());
            case Target.RoleTarget named -> lookup.role(named.name());
        }
        return lookup.answer();
    }

    private static void teamIfAny(TargetLookup lookup, Optional<String> team, String as) {
        team.ifPresentOrElse(name -> lookup.team(name, as), () -> lookup.gap("Nobody is written down as " + as + "."));
    }
}
