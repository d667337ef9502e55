package dev.onus.registry.apply;

import dev.onus.registry.log.Change;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryState;
import dev.onus.registry.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a write that is sent again from another one under the same Idempotency-Key: the first gets its first answer, the
 * second would be lost in silence. Compared are the records that are named and, where we add nothing to a document, what
 * it says.
 */
final class Repetition {
    private Repetition() {}

    /** The problem with it when it is not the same write. */
    static Optional<ApplyProblem> of(Accepted before, List<? extends Intention> intentions, RegistryState state) {
        Set<RecordKey> asked = intentions.stream().map(Intention::key).collect(Collectors.toSet());
        boolean same = before.made().stream()
                        .allMatch(change -> asked.contains(change.after().key()))
                && intentions.stream().allMatch(intention -> isPartOf(before, intention, state));
        return same
                ? Optional.empty()
                : Optional.of(ApplyProblem.of(
                        "Idempotency-Key",
                        "Expected a new Idempotency-Key for another write, but this one was used for the change at position "
                                + before.position() + "."));
    }

    private static boolean isPartOf(Accepted before, Intention intention, RegistryState state) {
        Optional<Change> made = before.made().stream()
                .filter(change -> change.after().key().equals(intention.key()))
                .findFirst();
        if (intention.kind() == Kind.IDENTITY) {
            // We complete it by its lifecycle, which may be another one today.
            return made.isPresent() || stoodThen(before, intention, state);
        }
        return made.map(change -> isWhatItSays(
                        intention, Optional.ofNullable(change.after().json())))
                .orElseGet(() -> stoodThen(before, intention, state));
    }

    /** What changed nothing then must have stood already. */
    private static boolean stoodThen(Accepted before, Intention intention, RegistryState state) {
        return intention.content() == null
                || state.versions(intention.key()).stream()
                        .anyMatch(version -> version.position() <= before.position()
                                && (intention.kind() == Kind.IDENTITY
                                        || isWhatItSays(intention, Optional.ofNullable(version.json()))));
    }

    private static boolean isWhatItSays(Intention intention, Optional<String> json) {
        return Optional.ofNullable(intention.change(null).json()).equals(json);
    }
}
