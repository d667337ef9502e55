package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.GcpNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who called, and the key or account that the call was about, which is what the alert is about. */
final class AuditLogIdentities {
    private static final int OF_SUBJECT_KEY = 98;
    private static final int OF_SUBJECT = 96;
    private static final int OF_KEY = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_DELEGATE = 78;
    private static final int LESS_BESIDE_A_SUBJECT = 25;
    private static final int MOST_MEMBERS = 10;

    /** The account with which Google switches off keys that it found in the open. */
    private static final String GOOGLES_ANSWER = "gcp-compromised-key-response@system.gserviceaccount.com";

    private final Fields entry;
    private final Fields caller;

    AuditLogIdentities(Fields entry) {
        this.entry = entry;
        this.caller = entry.in("protoPayload.authenticationInfo");
    }

    void find(AlertDraft draft) {
        List<String> granted = granted();
        boolean aboutAnother = key().isPresent() || account().isPresent() || !granted.isEmpty();
        key().ifPresent(id -> draft.candidate(id, CandidateRole.CREDENTIAL, OF_SUBJECT_KEY));
        account().ifPresent(email -> draft.candidate(GcpNames.serviceAccount(email), CandidateRole.NAMED, OF_SUBJECT));
        entry.text("resource.labels.unique_id")
                .filter(id -> aboutAccounts())
                .ifPresent(id -> draft.candidate(GcpNames.serviceAccount(id), CandidateRole.NAMED, OF_SUBJECT - 1));
        granted.forEach(member ->
                GcpNames.principal(member, CandidateRole.NAMED, OF_SUBJECT - 2).ifPresent(draft::candidate));
        callers(draft, aboutAnother ? LESS_BESIDE_A_SUBJECT : 0);
    }

    /** The identity of the key that a call created, changed or deleted. */
    Optional<String> key() {
        return Stream.of("protoPayload.response.name", "protoPayload.resourceName", "protoPayload.request.name")
                .flatMap(path -> entry.text(path).stream())
                .flatMap(name -> GcpNames.keyIn(name).stream())
                .findFirst();
    }

    /** For people: whom the call was about. */
    Optional<String> subject() {
        return account().or(() -> key()).or(() -> granted().stream().findFirst());
    }

    /** For people: who called. */
    Optional<String> actor() {
        return caller.text("principalEmail").or(() -> caller.text("principalSubject"));
    }

    boolean isGooglesAnswerToALeak() {
        return actor().orElse("").equals(GOOGLES_ANSWER);
    }

    private boolean aboutAccounts() {
        return entry.text("resource.type").orElse("").equals("service_account");
    }

    private Optional<String> account() {
        Optional<String> label = entry.text("resource.labels.email_id").filter(email -> aboutAccounts());
        return label.or(() -> entry.text("protoPayload.response.email").filter(GcpNames::isServiceAccount));
    }

    /** Who was given rights by a change of a policy. */
    private List<String> granted() {
        List<String> members = new ArrayList<>();
        for (JsonNode each : entry.at("protoPayload.serviceData.policyDelta.bindingDeltas")) {
            Fields delta = new Fields(each);
            if (delta.text("action").orElse("").equals("ADD") && members.size() < MOST_MEMBERS) {
                delta.text("member").ifPresent(members::add);
            }
        }
        return members;
    }

    private void callers(AlertDraft draft, int less) {
        caller.text("serviceAccountKeyName")
                .flatMap(GcpNames::keyIn)
                .ifPresent(id -> draft.candidate(id, CandidateRole.CREDENTIAL, OF_KEY - less));
        actor().filter(name -> !isGooglesAnswerToALeak())
                .flatMap(name -> GcpNames.principal(name, CandidateRole.ACTOR, OF_ACTOR - less))
                .ifPresent(draft::candidate);
        for (JsonNode delegation : caller.at("serviceAccountDelegationInfo")) {
            Fields by = new Fields(delegation);
            by.text("firstPartyPrincipal.principalEmail")
                    .or(() -> by.text("principalSubject"))
                    .flatMap(name -> GcpNames.principal(name, CandidateRole.PRINCIPAL, OF_DELEGATE - less))
                    .ifPresent(draft::candidate);
        }
    }
}
