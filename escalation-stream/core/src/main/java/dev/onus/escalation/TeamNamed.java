package dev.onus.escalation;

import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import java.util.Optional;

/** The team that an answer names as the owner, written {@code platform} or {@code team:platform}. */
final class TeamNamed {
    private static final String PREFIX = "team:";

    private TeamNamed() {}

    static Optional<String> by(Answer answer) {
        return Optional.ofNullable(answer.parameters().get(Disputing.OWNER))
                .map(text -> text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text)
                .filter(name -> !name.isBlank());
    }

    /** What to say of a team that is named and not known; empty when none is named. */
    static Optional<String> unknown(Answer answer, Situation situation) {
        return by(answer)
                .filter(name -> situation.directory().team(name).isEmpty())
                .map(name -> "Expected a team that is registered, but got '" + name + "'.");
    }

    /** Whether whoever answers is one of the team that they name. */
    static boolean isOwnOf(Answer answer, Situation situation) {
        return by(answer)
                .flatMap(situation.directory()::team)
                .map(Versioned::spec)
                .map(Team::members)
                .filter(members -> answer.person().filter(members::contains).isPresent())
                .isPresent();
    }
}
