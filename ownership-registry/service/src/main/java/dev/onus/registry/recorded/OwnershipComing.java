package dev.onus.registry.recorded;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.kafka.RoutedPartition;
import dev.onus.escalation.replay.ReplayInput;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.log.Change;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ownership table as it grew, by partition. It is worked out from the registry's log by the rules of its projection,
 * since the table itself keeps the newest row of each key only.
 */
final class OwnershipComing {
    private static final Logger LOG = LoggerFactory.getLogger(OwnershipComing.class);

    /**
     * A row under one of the names of an identity.
     *
     * @param version empty: the name was given up
     * @param position where in the registry's log the row was made; of a name that was given up, it means nothing
     * @param issued at least so many identities it has issued
     */
    record Row(Instant at, RoutingKey key, Optional<RecordVersion> version, long position, int issued) {
        ReplayInput input() {
            Optional<Identity> identity = version.flatMap(made -> identity(made, position, issued));
            return new ReplayInput.OwnershipCame(
                    at, identity, version.isPresent() ? OptionalLong.of(position) : OptionalLong.empty());
        }
    }

    private OwnershipComing() {}

    /**
     * @param begin rows that are older count as come then
     * @return for each partition its rows, in the order in which they came
     */
    static List<List<Row>> byPartition(List<Accepted> all, Instant begin, int partitions) {
        List<List<Row>> rows = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            rows.add(new ArrayList<>());
        }
        for (Accepted accepted : all) {
            for (Row row : rows(accepted, begin)) {
                rows.get(RoutedPartition.of(row.key().value(), partitions)).add(row);
            }
        }
        return rows;
    }

    private static List<Row> rows(Accepted accepted, Instant begin) {
        List<Row> rows = new ArrayList<>();
        // One identity may take over the name that another gives up.
        Set<String> claimed = new HashSet<>();
        for (Change change : accepted.made()) {
            claimed.addAll(
                    IdentityClaims.of(change.after().key(), change.after().json()));
        }
        for (Change change : accepted.made()) {
            RecordVersion after = change.after();
            Instant at = notBefore(begin, after.at());
            RecordVersion before = change.before();
            if (before != null) {
                IdentityClaims.of(before.key(), before.json()).stream()
                        .filter(given -> !claimed.contains(given))
                        .forEach(given ->
                                rows.add(new Row(at, new RoutingKey(given), Optional.empty(), after.position(), 0)));
            }
            add(after, at, after.position(), accepted, rows);
        }
        for (RecordVersion moved : accepted.moved()) {
            add(moved, notBefore(begin, accepted.at()), accepted.position(), accepted, rows);
        }
        return rows;
    }

    private static void add(RecordVersion version, Instant at, long position, Accepted accepted, List<Row> rows) {
        int issued = accepted.issued().getOrDefault(version.key(), 0);
        IdentityClaims.of(version.key(), version.json())
                .forEach(claim -> rows.add(new Row(at, new RoutingKey(claim), Optional.of(version), position, issued)));
    }

    private static Instant notBefore(Instant begin, Instant at) {
        return at.isBefore(begin) ? begin : at;
    }

    private static Optional<Identity> identity(RecordVersion version, long position, int issued) {
        Map<String, Object> document = RegistrySnapshot.document(version.json());
        if (document == null) {
            return Optional.empty();
        }
        try {
            Ownership row = OwnershipMapping.toOwnership(version.key().name(), version.version(), position, document);
            return Optional.of(OwnershipMapping.toIdentity(
                    Ownership.newBuilder(row).setIssued(issued).build()));
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("what-if=passes-over record={} version={}", version.key(), version.version(), unreadable);
            return Optional.empty();
        }
    }
}
