package dev.onus.registry.simulation;

import dev.onus.escalation.Situation;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.PastRecords;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records that something is tried on.
 *
 * @param position how far in the registry's log they go
 * @param reason which records these are, as a sentence
 */
record World(RegistrySnapshot snapshot, long position, String reason) {

    /** For an instant that is over, the records as they were then; else those of now. */
    static World of(RegistryLog log, Optional<Instant> at, Instant now) {
        Optional<Instant> past = at.filter(instant -> instant.isBefore(now));
        if (past.isPresent()) {
            PastRecords then = PastRecords.at(log, past.get());
            return new World(then.snapshot(), then.position(), "The records as they were at " + past.get() + ".");
        }
        return new World(
                log.snapshot(),
                log.position(),
                at.isPresent()
                        ? "The records of now, as nobody knows those of " + at.get() + " yet."
                        : "The records of now.");
    }

    World with(RegistrySnapshot changed) {
        return new World(changed, position, reason);
    }

    /** The registered identity of an id or alias. */
    Optional<Identity> identity(Optional<String> idOrAlias) {
        return idOrAlias
                .map(IdentityClaims::canonical)
                .flatMap(snapshot.identities()::identity)
                .map(Versioned::spec);
    }

    /** @throws MistakenQuestionException when somebody answers who is not there */
    void requirePersons(List<AskedAnswer> answers) {
        List<Mistake> mistakes = new ArrayList<>();
        for (AskedAnswer each : answers) {
            Optional<String> missing = each.answer()
                    .person()
                    .filter(name -> snapshot.directory().person(name).isEmpty());
            missing.ifPresent(name -> mistakes.add(new Mistake(
                    each.path() + ".person", "Expected a Person that exists, but there is no '" + name + "'.")));
        }
        if (!mistakes.isEmpty()) {
            throw new MistakenQuestionException(mistakes);
        }
    }

    Situation situation(Optional<Identity> identity) {
        return new Situation(snapshot.directory(), identity);
    }
}
