package dev.onus.registry.apply;

import dev.onus.registry.log.Change;
import dev.onus.registry.log.ChangeKind;
import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryState;
import java.time.Instant;
import java.util.List;

/** What a proposed change would make of a record if nobody comes before it: the answer of a dry run. */
final class Expected {
    private static final long NOT_YET = -1;

    private Expected() {}

    static Change change(RegistryState state, ProposedChange proposed, String actor) {
        List<RecordVersion> versions = state.versions(proposed.key());
        RecordVersion last = versions.isEmpty() ? null : versions.getLast();
        boolean alive = last != null && !last.deleted();
        long version = last == null ? 1 : last.version() + 1;
        RecordVersion after = new RecordVersion(
                proposed.key(), version, proposed.json(), NOT_YET, actor, null, Instant.EPOCH, NOT_YET);
        ChangeKind kind =
                proposed.json() == null ? ChangeKind.DELETED : alive ? ChangeKind.CHANGED : ChangeKind.CREATED;
        return new Change(kind, last, after);
    }
}
