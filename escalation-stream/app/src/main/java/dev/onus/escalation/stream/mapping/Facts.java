package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AlertFacts;
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

/** The parts that events, cases and effects have in common. */
final class Facts {
    private Facts() {}

    /** Of an identity that nobody registered, what its name says. */
    static IdentityFacts identity(RoutingKey routingKey, Optional<Identity> registered) {
        Optional<IdentityId> id = registered.map(Identity::id).or(() -> IdentityId.find(routingKey.value()));
        IdentityFacts.Builder facts = IdentityFacts.newBuilder()
                .setId(id.map(IdentityId::toString).orElse(routingKey.value()))
                .setRegistered(registered.isPresent());
        id.map(IdentityId::type).ifPresent(facts::setType);
        id.map(IdentityId::provider).ifPresent(facts::setProvider);
        registered.ifPresent(identity -> registered(facts, identity));
        return facts.build();
    }

    private static void registered(IdentityFacts.Builder facts, Identity it) {
        facts.setCriticality(Words.criticality(it.criticality())).setDependents(it.dependents());
        it.environment().ifPresent(facts::setEnvironment);
        it.system().ifPresent(facts::setSystem);
        it.blastRadius().ifPresent(facts::setBlastRadius);
        it.businessProcess().ifPresent(facts::setBusinessProcess);
        it.revocation().flatMap(Revocation::method).ifPresent(facts::setRevocationMethod);
        it.revocation().flatMap(Revocation::runbook).ifPresent(facts::setRunbook);
        it.tenant().ifPresent(facts::setTenant);
    }

    /** The alert that opened the case, with what is known of the credential by now (OWN-3, OWN-14). */
    static AlertFacts alertNow(Case it) {
        return alert(it.alert(), it.exposure().credentialState(), it.alert().severityReason());
    }

    static AlertFacts alert(Alert it) {
        return alert(it, it.credentialState(), it.severityReason());
    }

    static AlertFacts alert(Alert it, CredentialState credential, Optional<String> severityReason) {
        AlertFacts.Builder facts = AlertFacts.newBuilder()
                .setAlertId(it.id().value())
                .setSource(it.source())
                .setTitle(it.title())
                .setAlertClass(it.alertClass().word())
                .setCredentialState(Words.credential(credential))
                .setDedupKey(it.dedupKey());
        it.rule().ifPresent(facts::setRule);
        severityReason.ifPresent(facts::setSeverityReason);
        it.resource().ifPresent(facts::setResource);
        it.evidenceUrl().ifPresent(facts::setEvidenceUrl);
        it.correlationId().ifPresent(facts::setCorrelationId);
        it.occurredAt().ifPresent(facts::setOccurredAt);
        return facts.build();
    }

    /** A clock that has stopped, or was never kept, is null. */
    static SlaClocks clocks(Case it) {
        SlaClocks.Builder clocks = SlaClocks.newBuilder();
        it.progress().deadline(DeadlineKind.ACKNOWLEDGE).map(Deadline::dueAt).ifPresent(clocks::setAcknowledgeBy);
        if (it.progress().deadline(DeadlineKind.CONTAIN).isPresent()) {
            it.clocks().containBy().ifPresent(clocks::setContainBy);
        }
        if (it.progress().deadline(DeadlineKind.DECIDE).isPresent()) {
            it.clocks().decideBy().ifPresent(clocks::setDecideBy);
        }
        if (!it.isClosed() && !it.isSample() && it.kind() != CaseKind.WATCH) {
            clocks.setResolveBy(it.clocks().resolveBy());
        }
        return clocks.build();
    }

    static PolicyChoice policy(Case it) {
        return new PolicyChoice(
                it.standing().policy(),
                it.standing().policyVersion(),
                it.standing().policyReason(),
                it.standing().changeWindows());
    }

    static DeadlineFacts pending(Deadline it) {
        return deadline(it).build();
    }

    static DeadlineFacts fired(Deadline it, Instant firedAt, boolean late) {
        return deadline(it).setFiredAt(firedAt).setLate(late).build();
    }

    private static DeadlineFacts.Builder deadline(Deadline it) {
        DeadlineFacts.Builder facts =
                DeadlineFacts.newBuilder().setKind(it.kind().word()).setDueAt(it.dueAt());
        if (!it.subject().isEmpty()) {
            facts.setSubject(it.subject());
        }
        return facts;
    }

    static PageFacts page(Page it) {
        PageFacts.Builder facts = PageFacts.newBuilder()
                .setPageId(it.id().value())
                .setAttempt(it.attempt())
                .setPerson(it.person())
                .setCapacity(Words.capacity(it.role()))
                .setPurpose(it.purpose().word())
                .setUrgency(it.urgency().word());
        it.contact().ifPresent(facts::setContact);
        it.acknowledgeBy().ifPresent(facts::setAcknowledgeBy);
        return facts.build();
    }

    static PersonFacts person(Page it) {
        return new PersonFacts(it.person(), Words.capacity(it.role()), it.target(), it.reason());
    }

    static PersonFacts person(PersonInvolved it) {
        return new PersonFacts(it.person(), Words.capacity(it.role()), it.target(), it.reason());
    }

    static List<RecordVersion> versions(List<RecordRef> refs) {
        return refs.stream()
                .map(ref -> new RecordVersion(
                        Kind.ofName(ref.kind()).map(Kind::plural).orElse(ref.kind()), ref.name(), ref.version()))
                .toList();
    }
}
