package dev.onus.registry.audit;

import dev.onus.contracts.AuditRecord;
import dev.onus.registry.log.Change;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RefusedAttempt;
import dev.onus.registry.model.Kind;
import java.util.Locale;
import java.util.Map;

/** What the audit trail says of a change: numbered without gaps in the log's order, so that a missing one shows. */
public final class AuditEntries {
    /** The trail of changes to registry records. */
    public static final String STREAM = "registry";

    private AuditEntries() {}

    @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
    public static AuditRecord of(Change change) {
        RecordVersion version = change.after();
        return AuditRecord.newBuilder()
                .setStream(STREAM)
                .setSequence(version.sequence())
                .setAt(version.at())
                .setActor(version.actor())
                .setAction(singular(version.key()) + "." + change.kind().word())
                .setSubject(plural(version.key()) + "/" + version.key().name())
                .setVersion(version.version())
                .setReason(version.comment())
                .setDetails(Map.of("position", Long.toString(version.position())))
                .build();
    }

    /** A write that was refused, with the reason; it made no version. */
    public static AuditRecord of(RefusedAttempt attempt) {
        return AuditRecord.newBuilder()
                .setStream(STREAM)
                .setSequence(attempt.sequence())
                .setAt(attempt.at())
                .setActor(attempt.actor())
                .setAction(singular(attempt.key()) + ".refused")
                .setSubject(plural(attempt.key()) + "/" + attempt.key().name())
                .setReason(attempt.reason())
                .setDetails(Map.of("position", Long.toString(attempt.position())))
                .build();
    }

    private static String singular(RecordKey key) {
        return key.kind().toLowerCase(Locale.ROOT);
    }

    private static String plural(RecordKey key) {
        return Kind.ofName(key.kind()).map(Kind::plural).orElse(singular(key));
    }
}
