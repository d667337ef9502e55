package dev.onus.registry.model;

import java.util.List;
import java.util.Optional;

/**
 * Those who answer together for identities and systems.
 *
 * @param manager a Person, paged when nobody of the team is on call
 * @param workingHours empty: Monday to Friday, nine to five, in the zone of its schedule, else in UTC
 * @param schedule says who of the team is on call; without one, all members are (design decision 11)
 */
public record Team(
        Optional<String> displayName,
        Optional<String> manager,
        List<String> members,
        Optional<String> schedule,
        Optional<WorkingWeek> workingHours)
        implements Spec {
    public Team {
        members = List.copyOf(members);
    }
}
