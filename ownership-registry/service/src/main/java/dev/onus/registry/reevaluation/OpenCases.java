package dev.onus.registry.reevaluation;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Ownership;
import dev.onus.registry.cases.CaseFilter;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseOrder;
import dev.onus.registry.cases.Part;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Inherited;
import dev.onus.registry.model.Kind;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Word;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Every case that is not closed, with the identity that it is about as the log has it now. */
@Singleton
final class OpenCases {
    private static final int PART = 200;
    private static final List<CaseStateName> OPEN =
            List.of(CaseStateName.open, CaseStateName.acknowledged, CaseStateName.snoozed, CaseStateName.contained);

    private final CaseLog cases;
    private final RegistryLog log;

    OpenCases(CaseLog cases, RegistryLog log) {
        this.cases = cases;
        this.log = log;
    }

    void forEach(Consumer<CaseState> visitor) {
        for (CaseStateName state : OPEN) {
            Optional<String> cursor = Optional.empty();
            do {
                Part<CaseState> part = cases.index().list(CaseFilter.ANY.in(state), CaseOrder.NEWEST, cursor, PART);
                part.items().forEach(visitor);
                cursor = part.next();
            } while (cursor.isPresent());
        }
    }

    Optional<Identity> identityOf(CaseState state) {
        Optional<RecordVersion> record = log.read(registry -> registry.holderOf(state.getRoutingKey())
                .flatMap(name -> registry.current(new RecordKey(Kind.IDENTITY.kindName(), name))));
        return record.flatMap(OpenCases::identity)
                .map(own -> own.issuing(
                        log.read(registry -> registry.issuedBy(own.id().toString()))))
                .map(own -> Inherited.from(own, log.directory()))
                .map(own -> seen(own, state));
    }

    /** The stream takes the issuer of a storm for at least as critical as its children (ESC-8). */
    private static Identity seen(Identity own, CaseState state) {
        return state.getKind().equals(CaseKind.STORM.word())
                ? own.atLeast(
                        Word.find(
                                        Criticality.class,
                                        state.getIdentity().getCriticality().name())
                                .orElse(Criticality.UNKNOWN),
                        state.getChildren())
                : own;
    }

    private static Optional<Identity> identity(RecordVersion record) {
        Map<String, Object> document = RegistrySnapshot.document(record.json());
        if (document == null) {
            return Optional.empty();
        }
        Ownership row =
                OwnershipMapping.toOwnership(record.key().name(), record.version(), record.position(), document);
        return Optional.of(OwnershipMapping.toIdentity(row));
    }
}
