package dev.onus.registry.model;

import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Lifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads Identity. */
final class IdentitySpecs {
    private static final String ID_SHAPE =
            "an identity id as <provider>:<type>:<native id>, for example aws:access-key:AKIAIOSFODNN7EXAMPLE";
    private static final IdentityId ABSENT = new IdentityId("absent", "absent", "absent");

    private IdentitySpecs() {}

    static Identity identity(Fields spec) {
        spec.require("id", ID_SHAPE);
        IdentityId id = spec.parsed("id", ID_SHAPE, List.of(), IdentityId::find).orElse(ABSENT);
        return new Identity(
                id,
                aliases(spec, id),
                spec.text("environment"),
                spec.text("system"),
                spec.texts("systems"),
                spec.name("owner"),
                spec.name("steward"),
                spec.name("backup"),
                spec.flag("shared"),
                Values.word(spec, "criticality", Criticality.class).orElse(Criticality.UNKNOWN),
                spec.integer("blastRadius", 0, Integer.MAX_VALUE),
                spec.text("businessProcess"),
                spec.texts("dependents"),
                revocation(spec.object("revocation")),
                credential(spec.object("credential")),
                Values.word(spec, "lifecycle", Lifecycle.class),
                Values.target(spec, "stopAuthority"),
                proof(spec.object("proof")),
                spec.name("tenant"),
                limits(spec.object("limits")),
                partner(spec.object("partner")),
                issuer(spec, id),
                0);
    }

    private static List<String> aliases(Fields spec, IdentityId id) {
        List<String> aliases = spec.allParsed("aliases", ID_SHAPE, text -> List.of(), IdentityId::find).stream()
                .map(IdentityId::toString)
                .distinct()
                .toList();
        if (aliases.size() > Identity.MAX_ALIASES) {
            spec.problem("aliases", "Expected at most " + Identity.MAX_ALIASES + ", but got " + aliases.size() + ".");
        }
        if (aliases.contains(id.toString())) {
            spec.problem("aliases", "Expected other ids of the identity, but one of them is its own id.");
        }
        return aliases;
    }

    private static Optional<IdentityId> issuer(Fields spec, IdentityId id) {
        Optional<IdentityId> issuer = spec.parsed("issuer", ID_SHAPE, List.of(), IdentityId::find);
        if (issuer.filter(id::equals).isPresent()) {
            spec.problem("issuer", "Expected another identity, but it is its own id.");
        }
        return issuer;
    }

    private static Optional<Revocation> revocation(Fields fields) {
        Revocation revocation = new Revocation(fields.text("method"), fields.text("runbook"));
        fields.refuseUnknown();
        return fields.isThere() ? Optional.of(revocation) : Optional.empty();
    }

    private static Credential credential(Fields fields) {
        Credential credential = new Credential(
                Values.word(fields, "state", CredentialState.class).orElse(CredentialState.UNKNOWN),
                Values.instant(fields, "expiresAt"),
                Values.instant(fields, "rotationDue"),
                Values.instant(fields, "lastUsedAt"),
                Values.instant(fields, "issuedAt"),
                Values.instant(fields, "observedAt"));
        fields.refuseUnknown();
        return credential;
    }

    private static LifecycleLimits limits(Fields fields) {
        LifecycleLimits limits = new LifecycleLimits(
                limit(fields, "dormantAfter").orElse(LifecycleLimits.DEFAULT_DORMANT_AFTER),
                limit(fields, "maxAge"),
                limit(fields, "warnBeforeExpiry").orElse(LifecycleLimits.DEFAULT_WARN_BEFORE_EXPIRY));
        fields.refuseUnknown();
        return fields.isThere() ? limits : LifecycleLimits.DEFAULT;
    }

    private static Optional<Partner> partner(Fields fields) {
        Partner partner = new Partner(
                fields.text("name"),
                limit(fields, "unusedFor").orElse(Partner.DEFAULT_UNUSED_FOR),
                Values.target(fields, "reviewer"));
        fields.refuseUnknown();
        return fields.isThere() ? Optional.of(partner) : Optional.empty();
    }

    private static Optional<Duration> limit(Fields fields, String field) {
        return Values.duration(fields, field, LifecycleLimits.LONGEST, "P30D");
    }

    private static Optional<Proof> proof(Fields fields) {
        if (!fields.isThere()) {
            return Optional.empty();
        }
        Proof proof = new Proof(fields.requiredText("issuer"), fields.text("subject"));
        fields.refuseUnknown();
        return Optional.of(proof);
    }
}
