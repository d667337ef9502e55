package dev.onus.notifier;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.PersonFacts;
import dev.onus.contracts.ResponseFacts;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SlaClocks;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.StableHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events as the stream writes them, for tests. */
public final class Samples {
    public static final Instant AT = Instant.parse("2026-11-21T03:12:00Z");
    public static final AnswerToken TOKEN = AnswerToken.ofHex("0f".repeat(AnswerToken.KEY_BYTES));
    public static final URI PUBLIC_URL = URI.create("http://onus.example.org");

    private Samples() {}

    public static String pageId(String caseId, String person) {
        return StableHash.of("page", caseId, person);
    }

    /** @param window until the page escalates */
    public static EscalationEvent event(String kind, String caseId, String person, Instant at, Duration window) {
        return EscalationEvent.newBuilder()
                .setEventId(StableHash.of("event", kind, caseId, person))
                .setCaseId(caseId)
                .setKind(kind)
                .setAt(at)
                .setVersion(3)
                .setRevision(7)
                .setSummary("Paged " + person)
                .setReason("Step 1 asks for the owner.")
                .setIdentity(identity())
                .setSeverity(SeverityLevel.critical)
                .setPriority("P1")
                .setOwner("payments")
                .setServiceOwner("mo")
                .setStep(1)
                .setPersons(List.of(new PersonFacts(
                        person, PageCapacity.accountable, "owner", person + " is on call for payments.")))
                .setPage(PageFacts.newBuilder()
                        .setPageId(pageId(caseId, person))
                        .setAttempt(1)
                        .setPerson(person)
                        .setCapacity(PageCapacity.accountable)
                        .setAcknowledgeBy(at.plus(window))
                        .build())
                .setSla(SlaClocks.newBuilder()
                        .setAcknowledgeBy(at.plus(window))
                        .setContainBy(at.plus(Duration.ofHours(1)))
                        .setResolveBy(at.plus(Duration.ofHours(24)))
                        .build())
                .setAlert(alert())
                .setState(CaseStateName.open)
                .build();
    }

    /** What a channel said later about a page, as the stream writes it. */
    public static EscalationEvent receipt(String caseId, String person, String destination, String state) {
        EscalationEvent page = event("page-" + state, caseId, person, Instant.now(), Duration.ofMinutes(5));
        return EscalationEvent.newBuilder(page)
                .clearPage()
                .setDelivery(DeliveryFacts.newBuilder()
                        .setPageId(pageId(caseId, person))
                        .setReached(!state.equals("failed"))
                        .setState(state)
                        .setDestinations(List.of(DestinationFacts.newBuilder()
                                .setDestination(destination)
                                .setChannel("webhook")
                                .setState(state)
                                .build()))
                        .build())
                .build();
    }

    public static Message message(String kind, String caseId, String person) {
        return message(event(kind, caseId, person, AT, Duration.ofMinutes(5)));
    }

    /** Somebody has acknowledged the case by link, console or API. */
    public static EscalationEvent acknowledged(String caseId, String person) {
        return acknowledged(caseId, person, answer(person).build());
    }

    /** The same, over this channel. */
    public static EscalationEvent acknowledged(String caseId, String person, String channel) {
        return acknowledged(caseId, person, answer(person).setChannel(channel).build());
    }

    private static EscalationEvent acknowledged(String caseId, String person, ResponseFacts answer) {
        EscalationEvent page = event("acknowledged", caseId, person, Instant.now(), Duration.ofMinutes(5));
        return EscalationEvent.newBuilder(page).clearPage().setResponse(answer).build();
    }

    private static ResponseFacts.Builder answer(String person) {
        return ResponseFacts.newBuilder()
                .setResponseId("answer")
                .setAction("acknowledge")
                .setVerdict(AnswerVerdict.applied)
                .setActor("person:" + person);
    }

    /** What is said of a page of this person's then. */
    public static Message acknowledgement(String caseId, String person) {
        return new MessageFactory(TOKEN, PUBLIC_URL)
                .acknowledgement(acknowledged(caseId, person), new PageId(pageId(caseId, person)), person);
    }

    public static Message message(EscalationEvent event) {
        return new MessageFactory(TOKEN, PUBLIC_URL).of(event).orElseThrow();
    }

    /** Somewhere of that id. */
    public static Destination destination(String id) {
        return new Destination(id, "webhook", "…", (message, destinationId, timeout) -> new SendResult.Accepted("id"));
    }

    private static IdentityFacts identity() {
        return IdentityFacts.newBuilder()
                .setId("aws:access-key:AKIAIOSFODNN7EXAMPLE")
                .setRegistered(true)
                .setType("access-key")
                .setProvider("aws")
                .setEnvironment("production")
                .setSystem("payments")
                .setCriticality(CriticalityLevel.high)
                .setBlastRadius(40)
                .setBusinessProcess("card settlement")
                .setDependents(List.of("settlement-api", "ledger"))
                .setRevocationMethod("rotate-key")
                .setRunbook("https://runbooks.example.org/rotate")
                .build();
    }

    private static AlertFacts alert() {
        return AlertFacts.newBuilder()
                .setAlertId("a1")
                .setSource("github")
                .setTitle("Key in a <CI> log")
                .setResource("repo/payments")
                .setAlertClass("leaked-credential")
                .setCredentialState(CredentialStatus.active)
                .build();
    }
}
