package dev.onus.registry.answer;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageCapacity;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Part;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For which team a claim is made, and whether the claimer may. */
@Singleton
final class ClaimTeams {
    private static final int MOST_TEAMS = 100_000;
    private static final int EVENTS_AT_ONCE = 500;

    private final RegistryLog log;
    private final CaseLog cases;

    ClaimTeams(RegistryLog log, CaseLog cases) {
        this.log = log;
        this.cases = cases;
    }

    sealed interface Claimed {}

    record Named(String team) implements Claimed {}

    /** @param detail why no team is known, for whoever claims */
    record Unclear(String detail) implements Claimed {}

    /** The team that the answer names, else the only one that the claimer is a member of. */
    Claimed of(Answer asked) {
        String owner = asked.parameters().get("owner");
        if (owner != null) {
            return log.directory().team(owner).isPresent()
                    ? new Named(owner)
                    : new Unclear("Expected a Team that exists, but there is none called '" + owner + "'.");
        }
        List<String> own = asked.by().person().map(this::teamsOf).orElse(List.of());
        return own.size() == 1
                ? new Named(own.getFirst())
                : new Unclear(
                        own.isEmpty()
                                ? "Expected the team that is to own it: "
                                        + asked.by().name() + " is a member of none, so 'owner' has to name it."
                                : "Expected the team that is to own it: "
                                        + asked.by().name() + " is a member of " + String.join(", ", own)
                                        + ", so 'owner' has to say which.");
    }

    /** Whether the claimer is of the accountable side or of the team, as far as this replica knows. */
    boolean mayClaim(Answerer by, CaseState state, String team) {
        return by.isAdmin()
                || by.person()
                        .filter(person -> isMember(person, team)
                                || accountableTeams(state).anyMatch(each -> isMember(person, each))
                                || wasPaged(person, state))
                        .isPresent();
    }

    private Stream<String> accountableTeams(CaseState state) {
        Optional<Identity> identity =
                log.snapshot().identities().identity(state.getRoutingKey()).map(Versioned::spec);
        return Stream.of(
                        Optional.ofNullable(state.getOwner()),
                        identity.flatMap(Identity::steward),
                        identity.flatMap(Identity::backup))
                .flatMap(Optional::stream);
    }

    private boolean wasPaged(String person, CaseState state) {
        Optional<String> cursor = Optional.empty();
        do {
            Part<EscalationEvent> part = cases.index().timeline(state.getId(), cursor, EVENTS_AT_ONCE);
            if (part.items().stream().anyMatch(event -> isPageTo(person, event))) {
                return true;
            }
            cursor = part.next();
        } while (cursor.isPresent());
        return false;
    }

    private static boolean isPageTo(String person, EscalationEvent event) {
        return event.getPage() != null
                && event.getPage().getPerson().equals(person)
                && event.getPage().getCapacity() == PageCapacity.accountable;
    }

    private boolean isMember(String person, String team) {
        return log.directory()
                .team(team)
                .map(Versioned::spec)
                .map(Team::members)
                .filter(members -> members.contains(person))
                .isPresent();
    }

    private List<String> teamsOf(String person) {
        List<RecordVersion> teams = log.read(state -> state.list(Kind.TEAM.kindName(), "", MOST_TEAMS));
        return teams.stream()
                .map(team -> team.key().name())
                .filter(team -> isMember(person, team))
                .toList();
    }
}
