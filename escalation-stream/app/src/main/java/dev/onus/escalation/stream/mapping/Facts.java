package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.PersonFacts;
import dev.onus.contracts.PolicyChoice;
import dev.onus.contracts.RecordVersion;
import dev.onus.contracts.SlaClocks;
import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Lists;
import dev.onus.escalation.Page;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.RecordRef;
import dev.onus.registry.model.Revocation;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts that events, cases and effects have in common. They are made by their constructors: Avro's builders look for
 * the default of each field that was not set and copy it.
 */
@SuppressWarnings("NullAway") // Avro's constructors take null where a field may be missing, and cannot say so.
final class Facts {
    private Facts() {}

    /** Of an identity that nobody registered, what its name says. */
    static IdentityFacts identity(RoutingKey routingKey, Optional<Identity> registered) {
        Optional<IdentityId> id = registered.map(Identity::id).or(() -> IdentityId.find(routingKey.value()));
        String text = id.isPresent() ? id.get().toString() : routingKey.value();
        String type = id.isPresent() ? id.get().type() : null;
        String provider = id.isPresent() ? id.get().provider() : null;
        return registered.isPresent()
                ? registered(text, type, provider, registered.get())
                : new IdentityFacts(
                        text,
                        false,
                        type,
                        provider,
                        null,
                        null,
                        CriticalityLevel.unknown,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null);
    }

    private static IdentityFacts registered(String id, @Nullable String type, @Nullable String provider, Identity it) {
        return new IdentityFacts(
                id,
                true,
                type,
                provider,
                orNull(it.environment()),
                orNull(it.system()),
                Words.criticality(it.criticality()),
                it.blastRadius().isPresent() ? (Integer) it.blastRadius().getAsInt() : null,
                orNull(it.businessProcess()),
                it.dependents(),
                orNull(it.revocation().flatMap(Revocation::method)),
                orNull(it.revocation().flatMap(Revocation::runbook)),
                orNull(it.tenant()));
    }

    static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }

    /** The alert that opened the case, with what is known of the credential by now (OWN-3, OWN-14). */
    static AlertFacts alertNow(Case it) {
        return alert(it.alert(), it.exposure().credentialState(), it.alert().severityReason());
    }

    static AlertFacts alert(Alert it) {
        return alert(it, it.credentialState(), it.severityReason());
    }

    static AlertFacts alert(Alert it, CredentialState credential, Optional<String> severityReason) {
        return new AlertFacts(
                it.id().value(),
                it.source(),
                orNull(it.rule()),
                it.title(),
                orNull(it.resource()),
                it.alertClass().word(),
                Words.credential(credential),
                orNull(it.evidenceUrl()),
                it.dedupKey(),
                orNull(it.correlationId()),
                orNull(it.occurredAt()),
                orNull(severityReason));
    }

    /** A clock that has stopped, or was never kept, is null. */
    static SlaClocks clocks(Case it) {
        boolean resolves = !it.isClosed() && !it.isSample() && it.kind() != CaseKind.WATCH;
        return new SlaClocks(
                orNull(it.progress().deadline(DeadlineKind.ACKNOWLEDGE).map(Deadline::dueAt)),
                running(it, DeadlineKind.CONTAIN, it.clocks().containBy()),
                resolves ? it.clocks().resolveBy() : null,
                running(it, DeadlineKind.DECIDE, it.clocks().decideBy()));
    }

    private static @Nullable Instant running(Case it, DeadlineKind clock, Optional<Instant> due) {
        return it.progress().deadline(clock).isPresent() ? orNull(due) : null;
    }

    static PolicyChoice policy(Case it) {
        return new PolicyChoice(
                it.standing().policy(),
                it.standing().policyVersion(),
                it.standing().policyReason(),
                it.standing().changeWindows());
    }

    static DeadlineFacts pending(Deadline it) {
        return deadline(it, null, false);
    }

    static DeadlineFacts fired(Deadline it, Instant firedAt, boolean late) {
        return deadline(it, firedAt, late);
    }

    private static DeadlineFacts deadline(Deadline it, @Nullable Instant firedAt, boolean late) {
        return new DeadlineFacts(
                it.kind().word(), it.dueAt(), firedAt, late, it.subject().isEmpty() ? null : it.subject());
    }

    static PageFacts page(Page it) {
        return new PageFacts(
                it.id().value(),
                it.attempt(),
                it.person(),
                Words.capacity(it.role()),
                orNull(it.acknowledgeBy()),
                it.purpose().word(),
                it.urgency().word(),
                orNull(it.contact()));
    }

    static PersonFacts person(Page it) {
        return new PersonFacts(it.person(), Words.capacity(it.role()), it.target(), it.reason());
    }

    static PersonFacts person(PersonInvolved it) {
        return new PersonFacts(it.person(), Words.capacity(it.role()), it.target(), it.reason());
    }

    static List<RecordVersion> versions(List<RecordRef> refs) {
        return Lists.map(
                refs,
                ref -> new RecordVersion(
                        Kind.ofName(ref.kind()).map(Kind::plural).orElse(ref.kind()), ref.name(), ref.version()));
    }
}
