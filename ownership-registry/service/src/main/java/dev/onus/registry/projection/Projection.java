package dev.onus.registry.projection;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.registry.audit.AuditEntries;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.log.Change;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one accepted proposal means for the topics, a pure function of it. An Identity is a row of the ownership table
 * under its id and each alias; every other kind is a registry record, under its name the newest and under its version
 * each; every change is an entry of the audit trail.
 */
final class Projection {
    private final Set<String> claimedAfter = new HashSet<>();
    private final Map<RecordKey, Integer> issued;

    /**
     * @param all changes of the proposal, since one Identity may take over the alias that another gives up
     * @param issued how many each Identity has issued; none is no entry
     */
    Projection(List<Change> all, Map<RecordKey, Integer> issued) {
        this.issued = issued;
        for (Change change : all) {
            claimedAfter.addAll(
                    IdentityClaims.of(change.after().key(), change.after().json()));
        }
    }

    List<Projected<?>> of(Change change) {
        List<Projected<?>> records = new ArrayList<>();
        if (change.after().key().kind().equals(Kind.IDENTITY.kindName())) {
            ownership(change, records);
        } else {
            registry(change.after(), records);
        }
        records.add(new Projected<>(Topics.AUDIT, AuditEntries.STREAM, AuditEntries.of(change)));
        return records;
    }

    /**
     * An Identity that has not changed, but has issued more or fewer: its row alone says so.
     *
     * @param position where it did, later than that of its version, so that the row is news to its cases
     */
    List<Projected<?>> ofMoved(RecordVersion issuer, long position) {
        Ownership row = row(issuer, position);
        List<Projected<?>> records = new ArrayList<>();
        IdentityClaims.of(issuer.key(), issuer.json())
                .forEach(claim -> records.add(new Projected<>(Topics.OWNERSHIP, claim, row)));
        return records;
    }

    private void ownership(Change change, List<Projected<?>> records) {
        RecordKey key = change.after().key();
        String json = change.after().json();
        if (change.before() != null) {
            for (String given : IdentityClaims.of(key, change.before().json())) {
                if (!claimedAfter.contains(given)) {
                    records.add(new Projected<>(Topics.OWNERSHIP, given, null));
                }
            }
        }
        Set<String> claims = IdentityClaims.of(key, json);
        if (!claims.isEmpty()) {
            Ownership row = row(change.after(), change.after().position());
            claims.forEach(claim -> records.add(new Projected<>(Topics.OWNERSHIP, claim, row)));
        }
    }

    private Ownership row(RecordVersion version, long position) {
        Map<String, Object> document = Objects.requireNonNull(RegistrySnapshot.document(version.json()));
        Ownership row = OwnershipMapping.toOwnership(version.key().name(), version.version(), position, document);
        int count = issued.getOrDefault(version.key(), 0);
        return count == 0 ? row : Ownership.newBuilder(row).setIssued(count).build();
    }

    @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
    private static void registry(RecordVersion version, List<Projected<?>> records) {
        RegistryRecord record = RegistryRecord.newBuilder()
                .setKind(version.key().kind())
                .setName(version.key().name())
                .setVersion(version.version())
                .setJson(version.json())
                .setPosition(version.position())
                .setChangedBy(version.actor())
                .setChangedAt(version.at())
                .build();
        String newest = version.key().toString();
        records.add(new Projected<>(Topics.REGISTRY, newest + "/" + version.version(), record));
        records.add(new Projected<>(Topics.REGISTRY, newest, version.deleted() ? null : record));
    }
}
