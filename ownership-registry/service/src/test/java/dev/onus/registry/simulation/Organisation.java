package dev.onus.registry.simulation;

import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.IdentityBook;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.UnknownFields;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Real records, read as an apply reads them. Tests share one broker, so that their names are nobody else's. */
final class Organisation {
    static final String KEY = "aws:access-key:AKIASIMULATED0000001";
    static final String ALIAS = "aws:user:arn:aws:iam::123456789012:user/simulated";

    static final String PEOPLE = """
            {apiVersion: onus.dev/v1, kind: Person, metadata: {name: sim-ana}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: sim-bo}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: sim-mo}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: sim-sam}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Team, metadata: {name: sim-payments}, spec: {manager: sim-mo, members: [sim-ana]}}
            ---
            {kind: Team, metadata: {name: sim-secops}, spec: {members: [sim-bo]}}
            ---
            {kind: Team, metadata: {name: sim-security}, spec: {members: [sim-sam]}}
            ---
            kind: Identity
            metadata: {name: simulated-key}
            spec:
              id: "aws:access-key:AKIASIMULATED0000001"
              aliases: ["aws:user:arn:aws:iam::123456789012:user/simulated"]
              environment: production
              owner: sim-payments
              backup: sim-secops
              criticality: high
              blastRadius: 40
              credential: {state: active, expiresAt: 2027-01-01T00:00:00Z}
            """;

    /** The catch-all of the first records belongs to sam here. */
    static final String CATCH_ALL = """
            {kind: OwnershipRule, metadata: {name: catch-all}, spec: {match: {}, owner: sim-security, priority: -1000000}}
            """;

    static final String POLICY = """
            apiVersion: onus.dev/v1
            kind: EscalationPolicy
            metadata: {name: simulated-production}
            spec:
              match: {severity: [high, critical], environment: [production]}
              priority: 100
              steps:
                - {notify: [owner], inform: ["team:sim-security"], acknowledgeWithin: PT5M}
                - {notify: [backup, steward], acknowledgeWithin: PT10M}
                - {when: not-renewed, within: PT3H, notify: [manager]}
              fallback: {notify: ["team:sim-secops"]}
              acknowledgementExpiresAfter: PT30M
              containWithin: PT4H
              resolveWithin: PT24H
            """;

    private Organisation() {}

    static World world(String... streams) {
        RegistrySnapshot snapshot = new RegistrySnapshot(DirectorySnapshot.empty(), IdentityBook.empty());
        RecordReader reader = new RecordReader(UnknownFields.REFUSE);
        for (String stream : streams) {
            for (Object document : load(stream)) {
                if (!(reader.read(map(document)) instanceof Reading.Read read)) {
                    throw new IllegalStateException("Expected a record, but got " + reader.read(map(document)));
                }
                long version = version(snapshot, read.kind(), read.name());
                snapshot = snapshot.with(read.kind(), read.name(), version, read.spec());
            }
        }
        return new World(snapshot, 7, "The records of a test.");
    }

    static World usual() {
        return world(PEOPLE, CATCH_ALL, POLICY);
    }

    static Map<String, Object> document(String yaml) {
        return map(load(yaml).iterator().next());
    }

    private static long version(RegistrySnapshot snapshot, Kind kind, String name) {
        return snapshot.directory()
                        .find(kind, name)
                        .map(found -> found.version())
                        .orElse(0L)
                + 1;
    }

    private static Iterable<Object> load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
    }

    @SuppressWarnings("unchecked") // YAML mappings of these documents have texts for keys.
    private static Map<String, Object> map(Object document) {
        return (Map<String, Object>) document;
    }
}
