package dev.onus.registry.apply;

import dev.onus.registry.log.Change;
import dev.onus.registry.log.ChangeKind;
import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.Refusal;
import dev.onus.registry.log.RegistrySnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What intentions mean for the state that they were compared with.
 *
 * @param before the records as they are
 * @param after the records if all of it is done
 * @param intentions those that change something
 * @param expected what would become of every document, in their order
 */
record Plan(
        RegistrySnapshot before,
        RegistrySnapshot after,
        List<Intention> intentions,
        List<ProposedChange> changes,
        List<Change> expected,
        List<Refusal> refusals,
        long position) {

    /** The documents in their order, each with what really became of it; those that had nothing to change as they are. */
    List<Change> merged(List<Change> made) {
        Map<RecordKey, Change> byKey = made.stream()
                .collect(Collectors.toMap(change -> change.after().key(), Function.identity(), (a, b) -> b));
        return expected.stream()
                .filter(change -> change.kind() == ChangeKind.UNCHANGED
                        || byKey.containsKey(change.after().key()))
                .map(change -> byKey.getOrDefault(change.after().key(), change))
                .toList();
    }

    /** Warnings with what the lint says of policies that are changed; it never stops an apply (ESC-11). */
    List<ApplyProblem> linted(List<ApplyProblem> warnings) {
        List<ApplyProblem> all = new ArrayList<>(warnings);
        all.addAll(Lint.warnings(before, after, intentions, Instant.now()));
        return List.copyOf(all);
    }

    /** What a dry run answers: what would become of each document, and what there is to say about it. */
    ApplyResult look(List<? extends Intention> sent, List<ApplyProblem> warnings) {
        return new ApplyResult(
                expected.stream().map(ApplyResult.Changed::wouldBe).toList(),
                warnings,
                Lint.of(before, after, sent, Instant.now()),
                position,
                true,
                ApplyResult.Propagation.PENDING);
    }
}
