package dev.onus.escalation;

import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.OwnerSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether somebody may answer a case. Until decision rights say more, the accountable side is: those who were paged as
 * accountable, the members of owner, steward and backup, and the scope {@code admin} (design: answers).
 */
sealed interface Rights {
    /** A platform team's own token says what became of an effect, and nothing else (ESC-3). */
    List<String> EFFECT_SCOPES = List.of("effects", "respond");

    /** @param words the right, for the record */
    record Accountable(String words) implements Rights {}

    /** Was only informed: an answer is recorded and stops nothing (ESC-4). */
    record Informed() implements Rights {}

    /** Was asked one thing beside the case: to approve, to review, to settle. They may do that, and no more (ESC-9). */
    record Asked(String words) implements Rights {}

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
        Optional<String> ofShift = ShiftOffer.right(current, answer);
        if (ofShift.isPresent()) {
            return new Accountable(ofShift.get());
        }
        if (answer.person().isEmpty() && answer.action().equals("effect-outcome")) {
            for (String scope : EFFECT_SCOPES) {
                if (answer.scopes().contains(scope)) {
                    return new Accountable("scope " + scope);
                }
            }
        }
        if (mayNameTheirTeam(current, answer) && TeamNamed.isOwnOf(answer, situation)) {
            return new Accountable("member of team:" + TeamNamed.by(answer).orElseThrow());
        }
        if (answer.isAdmin()) {
            return new Accountable("scope admin");
        }
        Optional<String> asked = AskedAside.right(current, answer);
        if (asked.isPresent()) {
            return new Asked(asked.get());
        }
        return person.filter(current.memory().informed()::contains).isPresent()
                ? new Informed()
                : new None("to have been paged as accountable, to be a member of "
                        + String.join(", ", teams(current.standing()).keySet()) + ", or the scope admin");
    }

    /** Anybody may say that a case is their team's; only what nobody owns is taken by saying so (OWN-8). */
    private static boolean mayNameTheirTeam(Case current, Answer answer) {
        return switch (answer.action()) {
            case "dispute" -> true;
            case "claim" ->
                current.kind() == CaseKind.FIND_OWNER || current.standing().ownerSource() == OwnerSource.CATCH_ALL;
            default -> false;
        };
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
