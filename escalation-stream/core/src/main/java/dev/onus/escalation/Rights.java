package dev.onus.escalation;

import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether somebody may answer a case. Until decision rights say more, the accountable side is: those who were paged as
 * accountable, the members of owner, steward and backup, and the scope {@code admin} (design: answers).
 */
sealed interface Rights {
    /** @param words the right, for the record */
    record Accountable(String words) implements Rights {}

    /** Was only informed: an answer is recorded and stops nothing (ESC-4). */
    record Informed() implements Rights {}

    /** @param missing what would be needed, for the refusal */
    record None(String missing) implements Rights {}

    static Rights of(Case current, Answer answer, Situation situation) {
        Optional<String> person = answer.person();
        if (person.isPresent()) {
            if (current.memory().accountable().contains(person.get())) {
                return new Accountable("paged as accountable");
            }
            for (Map.Entry<String, String> team : teams(current.standing()).entrySet()) {
                if (isMember(person.get(), team.getKey(), situation)) {
                    return new Accountable("member of " + team.getValue() + " team:" + team.getKey());
                }
            }
        }
        if (answer.isAdmin()) {
            return new Accountable("scope admin");
        }
        return person.filter(current.memory().informed()::contains).isPresent()
                ? new Informed()
                : new None("to have been paged as accountable, to be a member of "
                        + String.join(", ", teams(current.standing()).keySet()) + ", or the scope admin");
    }

    private static Map<String, String> teams(Standing standing) {
        Map<String, String> teams = new LinkedHashMap<>();
        teams.put(standing.owner(), "the owner");
        standing.steward().ifPresent(team -> teams.putIfAbsent(team, "the steward"));
        standing.backup().ifPresent(team -> teams.putIfAbsent(team, "the backup"));
        return teams;
    }

    private static boolean isMember(String person, String team, Situation situation) {
        return situation
                .directory()
                .team(team)
                .map(Versioned::spec)
                .map(Team::members)
                .filter(members -> members.contains(person))
                .isPresent();
    }
}
