package dev.onus.registry.projection;

import dev.onus.contracts.Topics;
import dev.onus.registry.audit.AuditEntries;
import dev.onus.registry.log.Change;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RefusedAttempt;
import dev.onus.registry.log.RegistryState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entry of the log that means something for the topics: what it changed, or what it tried to and may not. */
sealed interface DecidedEntry {
    long position();

    /** How many changes, or attempts, it is. */
    int changes();

    /** What one of them means for the topics. */
    List<Projected<?>> recordsOf(int index);

    /** Everything decided at {@code start} or later and before {@code end}, in log order. */
    static List<DecidedEntry> between(RegistryState state, long start, long end) {
        List<DecidedEntry> entries = new ArrayList<>();
        state.acceptedBetween(start, end).forEach(accepted -> entries.add(Made.of(accepted)));
        Map<Long, List<RefusedAttempt>> refused = new LinkedHashMap<>();
        state.attemptsBetween(start, end)
                .forEach(attempt -> refused.computeIfAbsent(attempt.position(), none -> new ArrayList<>())
                        .add(attempt));
        refused.forEach((position, attempts) -> entries.add(new Tried(position, List.copyOf(attempts))));
        entries.sort(Comparator.comparingLong(DecidedEntry::position));
        return entries;
    }

    /** A proposal that was accepted. */
    record Made(long position, List<Change> made, List<RecordVersion> moved, Projection projection)
            implements DecidedEntry {
        static Made of(Accepted accepted) {
            return new Made(
                    accepted.position(),
                    accepted.made(),
                    accepted.moved(),
                    new Projection(accepted.made(), accepted.issued()));
        }

        @Override
        public int changes() {
            return made.size() + moved.size();
        }

        @Override
        public List<Projected<?>> recordsOf(int index) {
            return index < made.size()
                    ? projection.of(made.get(index))
                    : projection.ofMoved(moved.get(index - made.size()), position);
        }
    }

    /** One that was refused and is in the audit trail all the same. */
    record Tried(long position, List<RefusedAttempt> attempts) implements DecidedEntry {
        @Override
        public int changes() {
            return attempts.size();
        }

        @Override
        public List<Projected<?>> recordsOf(int index) {
            return List.of(new Projected<>(Topics.AUDIT, AuditEntries.STREAM, AuditEntries.of(attempts.get(index))));
        }
    }
}
