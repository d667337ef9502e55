package dev.onus.registry.client;

import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.Ownership;
import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Revocation;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.UnknownFields;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Lifecycle;
import dev.onus.vocabulary.Word;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An identity as a row of {@code onus.ownership}, and back. How it proves itself does not travel: nobody who reads the
 * topic needs it.
 */
public final class OwnershipMapping {
    private static final RecordReader READER = new RecordReader(UnknownFields.PASS_OVER);

    private OwnershipMapping() {}

    /**
     * The row of one version of an Identity document. A lifecycle that is not written counts as onboarding: whoever
     * applies a document knows the other records and writes down what {@code Activation} says.
     *
     * @param position offset in the registry's log that made this version
     * @throws IllegalArgumentException when the document is no Identity
     */
    public static Ownership toOwnership(String name, long version, long position, Map<String, Object> document) {
        return switch (READER.read(Kind.IDENTITY, document)) {
            case Reading.Read read -> toOwnership(name, version, position, (Identity) read.spec(), read.labels());
            case Reading.Unreadable unreadable ->
                throw new IllegalArgumentException(
                        "Expected Identity/" + name + " to be readable, but " + unreadable.problems());
        };
    }

    /** As above, from a record that has been read. */
    public static Ownership toOwnership(
            String name, long version, long position, Identity identity, Map<String, String> labels) {
        Ownership.Builder row = Ownership.newBuilder()
                .setId(identity.id().toString())
                .setName(name)
                .setVersion(version)
                .setPosition(position)
                .setAliases(identity.aliases())
                .setSystems(identity.systems())
                .setShared(identity.shared())
                .setCriticality(CriticalityLevel.valueOf(identity.criticality().word()))
                .setDependents(identity.dependents())
                .setIssued(identity.issued())
                .setLifecycle(identity.lifecycle().orElse(Lifecycle.ONBOARDING).word())
                .setLabels(labels);
        identity.owner().ifPresent(row::setOwner);
        identity.steward().ifPresent(row::setSteward);
        identity.backup().ifPresent(row::setBackup);
        identity.system().ifPresent(row::setSystem);
        identity.environment().ifPresent(row::setEnvironment);
        identity.blastRadius().ifPresent(row::setBlastRadius);
        identity.businessProcess().ifPresent(row::setBusinessProcess);
        identity.revocation().flatMap(Revocation::method).ifPresent(row::setRevocationMethod);
        identity.revocation().flatMap(Revocation::runbook).ifPresent(row::setRunbook);
        identity.stopAuthority().map(Target::text).ifPresent(row::setStopAuthority);
        identity.tenant().ifPresent(row::setTenant);
        identity.issuer().map(IdentityId::toString).ifPresent(row::setIssuer);
        LimitsMapping.write(row, identity);
        return withCredential(row, identity.credential()).build();
    }

    private static Ownership.Builder withCredential(Ownership.Builder row, Credential credential) {
        row.setCredentialState(CredentialStatus.valueOf(credential.state().word()));
        credential.expiresAt().ifPresent(row::setCredentialExpiresAt);
        credential.rotationDue().ifPresent(row::setRotationDue);
        credential.lastUsedAt().ifPresent(row::setLastUsedAt);
        credential.issuedAt().ifPresent(row::setIssuedAt);
        credential.observedAt().ifPresent(row::setObservedAt);
        return row;
    }

    public static Identity toIdentity(Ownership row) {
        return toVersioned(row, new SharedWords()).spec();
    }

    public static Versioned<Identity> toVersioned(Ownership row) {
        return toVersioned(row, new SharedWords());
    }

    static Versioned<Identity> toVersioned(Ownership row, SharedWords words) {
        IdentityId id = IdentityId.parse(row.getId());
        Optional<Revocation> revocation = row.getRevocationMethod() == null && row.getRunbook() == null
                ? Optional.empty()
                : Optional.of(new Revocation(words.one(row.getRevocationMethod()), words.one(row.getRunbook())));
        Identity identity = new Identity(
                new IdentityId(words.same(id.provider()), words.same(id.type()), id.nativeId()),
                row.getAliases(),
                words.one(row.getEnvironment()),
                words.one(row.getSystem()),
                row.getSystems(),
                words.one(row.getOwner()),
                words.one(row.getSteward()),
                words.one(row.getBackup()),
                row.getShared(),
                Word.find(Criticality.class, row.getCriticality().name()).orElse(Criticality.UNKNOWN),
                row.getBlastRadius() == null ? OptionalInt.empty() : OptionalInt.of(row.getBlastRadius()),
                words.one(row.getBusinessProcess()),
                row.getDependents(),
                revocation,
                credential(row),
                Word.find(Lifecycle.class, row.getLifecycle()),
                Optional.ofNullable(row.getStopAuthority()).flatMap(Target::find),
                Optional.empty(),
                words.one(row.getTenant()),
                LimitsMapping.limits(row),
                LimitsMapping.partner(row, words),
                words.one(row.getIssuer()).flatMap(IdentityId::find),
                row.getIssued());
        return new Versioned<>(row.getName(), row.getVersion(), identity);
    }

    private static Credential credential(Ownership row) {
        Credential credential = new Credential(
                Word.find(CredentialState.class, row.getCredentialState().name())
                        .orElse(CredentialState.UNKNOWN),
                Optional.ofNullable(row.getCredentialExpiresAt()),
                Optional.ofNullable(row.getRotationDue()),
                Optional.ofNullable(row.getLastUsedAt()),
                Optional.ofNullable(row.getIssuedAt()),
                Optional.ofNullable(row.getObservedAt()));
        return credential.equals(Credential.UNKNOWN) ? Credential.UNKNOWN : credential;
    }
}
