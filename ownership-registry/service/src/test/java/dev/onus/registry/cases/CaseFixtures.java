package dev.onus.registry.cases;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.PersonFacts;
import dev.onus.contracts.PolicyChoice;
import dev.onus.contracts.ResponseFacts;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SlaClocks;
import dev.onus.contracts.serde.TrustedClasses;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Cases, events and pages as the stream would write them. */
public final class CaseFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String IDENTITY = "aws:access-key:AKIAIOSFODNN7EXAMPLE";

    static {
        // Avro builds only classes that somebody vouched for, and a test without serdes has nobody else to do it.
        TrustedClasses.trustContracts();
    }

    private CaseFixtures() {}

    public static CaseState.Builder state(String id) {
        return CaseState.newBuilder()
                .setId(id)
                .setRoutingKey(IDENTITY)
                .setFoldKey("guardduty/" + id)
                .setVersion(1)
                .setRevision(1)
                .setEpisode(1)
                .setState(CaseStateName.open)
                .setSeverity(SeverityLevel.high)
                .setPriority("P2")
                .setPriorityReason("high severity on a production identity of unknown blast radius")
                .setTitle("Access key of payments used from a Tor exit node")
                .setIdentity(identity())
                .setOwner("payments")
                .setOwnerSource("exact")
                .setOwnerReason("the record of the identity names the team")
                .setServiceOwner("mo")
                .setStep(1)
                .setAttempt(1)
                .setNextDeadline(DeadlineFacts.newBuilder()
                        .setKind("acknowledge")
                        .setDueAt(NOON.plusSeconds(250))
                        .build())
                .setSla(sla())
                .setPolicy(policy())
                .setAlert(alert())
                .setPersons(List.of(ana()))
                .setOpenedAt(NOON);
    }

    /** One that was opened just now, for what asks how old a page is. */
    public static CaseState.Builder recent(String id) {
        return state(id).setOpenedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public static EscalationEvent.Builder event(CaseState state, String kind) {
        return EscalationEvent.newBuilder()
                .setEventId(StableHash.of(state.getId(), kind, Long.toString(state.getRevision())))
                .setCaseId(state.getId())
                .setKind(kind)
                .setAt(state.getOpenedAt().plusSeconds(state.getRevision()))
                .setVersion(state.getVersion())
                .setRevision(state.getRevision())
                .setEpisode(state.getEpisode())
                .setSummary("The case was " + kind)
                .setReason("because of a test")
                .setIdentity(state.getIdentity())
                .setSeverity(state.getSeverity())
                .setPriority(state.getPriority())
                .setOwner(state.getOwner())
                .setStep(state.getStep())
                .setSla(state.getSla())
                .setAlert(state.getAlert())
                .setState(state.getState());
    }

    public static EscalationEvent pageRequested(CaseState state, String person, int attempt) {
        return page(state, "page-requested", person, attempt)
                .setPersons(List.of(PersonFacts.newBuilder()
                        .setName(person)
                        .setCapacity(PageCapacity.accountable)
                        .setTarget("owner")
                        .setReason("on call for payments until 18:00")
                        .build()))
                .build();
    }

    /** The same page for another purpose, to one contact alone. */
    public static EscalationEvent pageFor(EscalationEvent page, String purpose, String contact) {
        return EscalationEvent.newBuilder(page)
                .setPage(PageFacts.newBuilder(page.getPage())
                        .setPurpose(purpose)
                        .setContact(contact)
                        .build())
                .build();
    }

    public static EscalationEvent pageWithdrawn(CaseState state, String person, int attempt) {
        return page(state, "page-withdrawn", person, attempt).build();
    }

    public static String pageId(CaseState state, String person, int attempt) {
        return StableHash.of("page", state.getId(), person, Integer.toString(attempt));
    }

    public static EscalationEvent verdict(
            CaseState after, String kind, String responseId, String action, AnswerVerdict verdict) {
        return event(after, kind)
                .setResponse(ResponseFacts.newBuilder()
                        .setResponseId(responseId)
                        .setAction(action)
                        .setVerdict(verdict)
                        .setActor("person:ana")
                        .setRight("accountable")
                        .build())
                .setCase$(after)
                .build();
    }

    private static EscalationEvent.Builder page(CaseState state, String kind, String person, int attempt) {
        return event(state, kind)
                .setPage(PageFacts.newBuilder()
                        .setPageId(pageId(state, person, attempt))
                        .setAttempt(attempt)
                        .setPerson(person)
                        .setCapacity(PageCapacity.accountable)
                        .setAcknowledgeBy(NOON.plusSeconds(250))
                        .build());
    }

    private static PersonFacts ana() {
        return PersonFacts.newBuilder()
                .setName("ana")
                .setCapacity(PageCapacity.accountable)
                .setTarget("owner")
                .setReason("on call for payments until 18:00")
                .build();
    }

    private static SlaClocks sla() {
        return SlaClocks.newBuilder()
                .setAcknowledgeBy(NOON.plusSeconds(250))
                .setContainBy(NOON.plusSeconds(3_600))
                .setResolveBy(NOON.plusSeconds(86_400))
                .build();
    }

    private static PolicyChoice policy() {
        return PolicyChoice.newBuilder()
                .setName("production-high")
                .setVersion(3)
                .setReason("severity high and criticality high")
                .build();
    }

    private static IdentityFacts identity() {
        return IdentityFacts.newBuilder()
                .setId(IDENTITY)
                .setRegistered(true)
                .setProvider("aws")
                .setType("access-key")
                .setEnvironment("production")
                .setSystem("payments")
                .setBusinessProcess("card settlement")
                .setDependents(List.of("settlement-api", "ledger"))
                .setRevocationMethod("rotate-key")
                .setRunbook("https://runbooks.example.org/rotate")
                .build();
    }

    private static AlertFacts alert() {
        return AlertFacts.newBuilder()
                .setAlertId("a1")
                .setSource("guardduty")
                .setRule("UnauthorizedAccess:IAMUser/TorIPCaller")
                .setTitle("Access key of payments used from a Tor exit node")
                .setResource("arn:aws:s3:::settlement-files")
                .setAlertClass("leaked-credential")
                .setCredentialState(CredentialStatus.active)
                .setEvidenceUrl("https://console.example.org/findings/1")
                .setDedupKey("d1")
                .build();
    }
}
