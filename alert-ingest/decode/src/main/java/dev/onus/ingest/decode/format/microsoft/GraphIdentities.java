package dev.onus.ingest.decode.format.microsoft;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.KubernetesNames;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which identities the evidence of a Graph alert names. A person in it is context, never what the alert is about. */
final class GraphIdentities {
    private static final int OF_ACTOR = 90;
    private static final int OF_PRINCIPAL = 80;
    private static final int OF_RESOURCE = 60;
    private static final int OF_PERSON = 50;
    /** An application has a service principal in each tenant, which is what has credentials and rights there. */
    private static final int APPLICATION_BEHIND = 5;

    private static final int MALICIOUS = 3;
    private static final int SUSPICIOUS = 1;
    private static final int CLEARED = -20;

    private static final Set<String> ACTORS =
            Set.of("source", "attacker", "compromised", "suspicious", "policyviolator", "commandandcontrol");
    private static final Set<String> TARGETS =
            Set.of("destination", "attacked", "contextual", "scanned", "edited", "loaded", "added");

    private final AlertDraft draft;
    private final Optional<String> cluster;

    /** @param cluster the one that the source is of, where the evidence does not say */
    GraphIdentities(AlertDraft draft, Optional<String> cluster) {
        this.draft = draft;
        this.cluster = cluster;
    }

    void find(List<GraphEvidence> evidence) {
        evidence.forEach(this::find);
    }

    private void find(GraphEvidence evidence) {
        Fields fields = evidence.fields();
        switch (evidence.type()) {
            case "serviceprincipal" -> {
                fields.text("servicePrincipalObjectId")
                        .ifPresent(id -> candidate(MicrosoftIds.servicePrincipal(id), evidence, 0));
                fields.text("appId")
                        .ifPresent(id -> candidate(MicrosoftIds.application(id), evidence, APPLICATION_BEHIND));
            }
            case "oauthapplication" ->
                fields.text("appId")
                        .ifPresent(id -> candidate(MicrosoftIds.application(id), evidence, APPLICATION_BEHIND));
            case "cloudapplication" ->
                fields.text("appId")
                        .filter(MicrosoftIds::isGuid)
                        .ifPresent(id -> candidate(MicrosoftIds.application(id), evidence, APPLICATION_BEHIND));
            case "kubernetesserviceaccount" -> serviceAccount(fields).ifPresent(id -> candidate(id, evidence, 0));
            case "kubernetespod" ->
                serviceAccount(fields.in("serviceAccount"))
                        .ifPresent(id -> candidate(id, evidence, APPLICATION_BEHIND));
            case "aiagent" -> fields.text("agentId").ifPresent(id -> candidate("agent:ai-agent:" + id, evidence, 0));
            case "azureresource" -> resource(fields, "resourceId");
            case "amazonresource" -> resource(fields, "amazonResourceId");
            case "googlecloudresource" -> {
                resource(fields, "fullResourceName");
                resource(fields, "resourceName");
            }
            case "user", "mailbox" -> person(fields);
            default -> {
                // Addresses, machines, files and whatever Microsoft adds are no identities.
            }
        }
    }

    private void candidate(String id, GraphEvidence evidence, int less) {
        Set<String> roles = evidence.roles();
        CandidateRole role = CandidateRole.PRINCIPAL;
        int confidence = OF_PRINCIPAL;
        if (!Collections.disjoint(roles, ACTORS)) {
            role = CandidateRole.ACTOR;
            confidence = OF_ACTOR;
        } else if (!Collections.disjoint(roles, TARGETS)) {
            role = CandidateRole.RESOURCE;
            confidence = OF_RESOURCE;
        }
        int judged = switch (evidence.verdict()) {
            case "malicious" -> MALICIOUS;
            case "suspicious" -> SUSPICIOUS;
            case "nothreatsfound" -> CLEARED;
            default -> 0;
        };
        draft.candidate(id, role, confidence + judged - less);
    }

    private Optional<String> serviceAccount(Fields fields) {
        Optional<String> in = fields.text("namespace.cluster.name").or(() -> cluster);
        return fields.text("name")
                .flatMap(name -> fields.text("namespace.name")
                        .map(space -> KubernetesNames.ofUser("system:serviceaccount:" + space + ":" + name, in)));
    }

    private void resource(Fields fields, String name) {
        fields.text(name)
                .flatMap(MicrosoftIds::ofResource)
                .ifPresent(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_RESOURCE));
    }

    private void person(Fields fields) {
        Fields account = fields.has("userAccount") ? fields.in("userAccount") : fields;
        account.text("azureAdUserId")
                .or(() -> account.text("userPrincipalName"))
                .or(() -> account.text("accountName"))
                .ifPresent(id -> draft.candidate(MicrosoftIds.user(id), CandidateRole.HUMAN, OF_PERSON));
    }
}
