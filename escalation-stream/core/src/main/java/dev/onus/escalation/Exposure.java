package dev.onus.escalation;

import dev.onus.registry.model.Credential;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the credential has been usable while the case is open (OWN-9, OWN-14).
 *
 * @param latest the newest observation; empty: none, which counts as active
 * @param recordState what the registry's record said when it was last read; only a change of it is an observation
 * @param validUntilThen when the credential was to expire, at the opening; a later date is a renewal (ESC-13)
 * @param rotationDueThen when it was to be rotated, at the opening; a later date is a renewal
 * @param containedAt when the case was contained; empty when it is not
 * @param overridden whether it was contained although the latest observation said active; the exposure goes on
 * @param endedAt when the exposure ended; empty while it goes on
 */
public record Exposure(
        Optional<Observation> latest,
        CredentialState recordState,
        Optional<Instant> validUntilThen,
        Optional<Instant> rotationDueThen,
        Optional<Instant> containedAt,
        boolean overridden,
        Optional<Instant> endedAt) {
    static final Exposure NONE = new Exposure(
            Optional.empty(),
            CredentialState.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    /** Before anything was observed; the record's dates are what a renewal is measured against. */
    static Exposure first(Optional<Credential> record) {
        return record.map(NONE::sawRecord).orElse(NONE);
    }

    /** The record as it is now; the dates of the first one that was seen stay what a renewal is measured against. */
    Exposure sawRecord(Credential credential) {
        return new Exposure(
                latest,
                credential.state(),
                validUntilThen.or(credential::expiresAt),
                rotationDueThen.or(credential::rotationDue),
                containedAt,
                overridden,
                endedAt);
    }

    /**
     * Whether the record says something about the state that was not known. What was seen before the latest observation
     * is not; a record that does not say when, is when it says something else than the record before it.
     */
    boolean isNews(Credential credential) {
        return credential.state() != CredentialState.UNKNOWN
                && credential
                        .observedAt()
                        .map(seen ->
                                latest.isEmpty() || seen.isAfter(latest.get().observedAt()))
                        .orElse(credential.state() != recordState);
    }

    /** Unknown when nobody saw it. */
    public CredentialState credentialState() {
        return latest.map(Observation::state).orElse(CredentialState.UNKNOWN);
    }

    /** Unknown and stale count as active (OWN-14). */
    public boolean mayBeActive(Instant now) {
        return credentialState() != CredentialState.INACTIVE
                || latest.filter(seen ->
                                seen.observedAt().plus(Limits.OBSERVATION_HOLDS).isBefore(now))
                        .isPresent();
    }

    Exposure observed(Observation observation) {
        boolean ends = observation.state() == CredentialState.INACTIVE;
        return new Exposure(
                Optional.of(observation),
                recordState,
                validUntilThen,
                rotationDueThen,
                containedAt,
                overridden,
                ends ? endedAt.or(() -> Optional.of(observation.observedAt())) : Optional.empty());
    }

    Exposure contained(Instant at, boolean override) {
        return new Exposure(
                latest,
                recordState,
                validUntilThen,
                rotationDueThen,
                Optional.of(at),
                override,
                override ? endedAt : endedAt.or(() -> Optional.of(at)));
    }

    /**
     * Used again after all: containment is undone and the exposure goes on. A renewal is measured against the dates as they
     * are now.
     */
    Exposure cameBack(Optional<Credential> record) {
        return new Exposure(
                latest,
                recordState,
                record.flatMap(Credential::expiresAt).or(() -> validUntilThen),
                record.flatMap(Credential::rotationDue).or(() -> rotationDueThen),
                Optional.empty(),
                false,
                Optional.empty());
    }
}
