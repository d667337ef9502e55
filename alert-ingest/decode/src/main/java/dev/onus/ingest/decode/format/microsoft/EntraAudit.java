package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A record of Entra's audit log, as diagnostic settings export it (below {@code properties}) or as Graph lists it. It
 * is a log: its rules say which operations are alerts. A credential that is taken away resolves the alert of its
 * coming.
 */
public final class EntraAudit implements AlertFormat {
    private static final EventRules RULES = EventRules.shipped("microsoft-entra-audit");
    /** Whoever got a credential or a right, not who gave it. */
    private static final int OF_SUBJECT = 95;

    private static final int OF_ACTOR = 90;
    private static final int OF_ACTING_APPLICATION = 85;
    private static final int OF_KEY = 80;
    private static final int OF_PERSON = 50;

    @Override
    public String name() {
        return "microsoft-entra-audit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("entra-audit");
    }

    @Override
    public String describes() {
        return "Microsoft Entra audit log: diagnostic record, Graph directoryAudit";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields record = record(tree);
        return InnerJson.of(record.at("targetResources")).isArray()
                && (record.has("activityDisplayName") || record.has("operationName") || tree.has("operationName"))
                && (record.has("initiatedBy") || record.has("loggedByService"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields whole = new Fields(tree);
        Fields record = record(tree);
        String operation = operation(record.text("activityDisplayName")
                .or(() -> record.text("operationName"))
                .or(() -> whole.text("operationName"))
                .orElse("unknown operation"));
        JsonNode targets = InnerJson.of(record.at("targetResources"));
        AuditedChanges changes = AuditedChanges.of(targets);
        Fields first = new Fields(targets.path(0));
        Optional<Instant> at =
                Timestamps.read(record.at("activityDateTime")).or(() -> Timestamps.read(tree.path("time")));
        Optional<String> correlated = record.text("correlationId").or(() -> whole.text("correlationId"));
        String key = record.text("id")
                .orElseGet(() -> correlated.orElse("") + "/" + operation + "/"
                        + first.text("id").orElse("") + "/"
                        + (correlated.isPresent()
                                ? ""
                                : at.map(Instant::toString).orElse("")));
        AlertDraft draft = new AlertDraft(
                        operation + ": "
                                + first.text("displayName")
                                        .or(() -> first.text("id"))
                                        .orElse("no target"),
                        "entra-audit/" + key)
                .rule(Optional.of(operation))
                .description(record.text("resultReason").or(() -> record.text("resultDescription")))
                .occurredAt(at)
                .resource(first.text("displayName").or(() -> first.text("id")));
        subjects(targets, changes, draft);
        credentials(operation, changes, at, draft);
        actors(record, draft);
        attributes(whole, record, changes, draft);
        draft.attribute("correlationId", correlated);
        return new Outcome.Decoded(draft.build());
    }

    private static Fields record(JsonNode tree) {
        Fields whole = new Fields(tree);
        return whole.has("properties.targetResources") ? whole.in("properties") : whole;
    }

    /** Microsoft writes a long dash and trailing blanks into one of the names. */
    private static String operation(String said) {
        return said.replaceAll("[\\u2010-\\u2015]", "-").replaceAll("\\s+", " ").strip();
    }

    /**
     * Where a right on an API is given, the target is the API, and who gets the right stands among the changes as
     * {@code ServicePrincipal.ObjectID}.
     */
    private static void subjects(JsonNode targets, AuditedChanges changes, AlertDraft draft) {
        int less = 0;
        for (String id : changes.values("ServicePrincipal.ObjectID").toList()) {
            draft.candidate(MicrosoftIds.servicePrincipal(id), CandidateRole.NAMED, OF_SUBJECT + 1);
            less = OF_SUBJECT - OF_KEY;
        }
        for (JsonNode target : targets) {
            Fields fields = new Fields(target);
            Optional<String> id = fields.text("id");
            String type = fields.text("type").orElse("").toLowerCase(Locale.ROOT);
            int confidence = OF_SUBJECT - Math.min(less++, OF_SUBJECT);
            switch (type) {
                case "serviceprincipal" ->
                    id.ifPresent(it ->
                            draft.candidate(MicrosoftIds.servicePrincipal(it), CandidateRole.RESOURCE, confidence));
                case "application" ->
                    id.ifPresent(it -> draft.candidate(
                            "entra:application-object:" + it.toLowerCase(Locale.ROOT),
                            CandidateRole.RESOURCE,
                            confidence));
                case "user" ->
                    id.ifPresent(it -> draft.candidate(MicrosoftIds.user(it), CandidateRole.HUMAN, OF_PERSON));
                default -> {
                    // Policies, groups, roles and domains are no identities.
                }
            }
        }
        Stream.of("ServicePrincipal.AppId", "AppId")
                .flatMap(changes::values)
                .filter(MicrosoftIds::isGuid)
                .forEach(id -> draft.candidate(MicrosoftIds.application(id), CandidateRole.RESOURCE, OF_SUBJECT - 1));
    }

    private static void credentials(String operation, AuditedChanges changes, Optional<Instant> at, AlertDraft draft) {
        boolean removes = operation.toLowerCase(Locale.ROOT).startsWith("remove")
                || (changes.addedKeys().isEmpty() && !changes.removedKeys().isEmpty());
        Optional<String> key =
                (removes ? changes.removedKeys() : changes.addedKeys()).stream().findFirst();
        key.ifPresent(id -> {
            draft.correlationId(Optional.of(MicrosoftIds.key(id)));
            draft.candidate(MicrosoftIds.key(id), CandidateRole.CREDENTIAL, OF_KEY);
            draft.credential(removes ? CredentialState.INACTIVE : CredentialState.ACTIVE, at);
        });
        if (removes && key.isPresent()) {
            draft.status(AlertStatus.RESOLVED);
        }
    }

    private static void actors(Fields record, AlertDraft draft) {
        Fields initiated = new Fields(InnerJson.of(record.at("initiatedBy")));
        Fields app = initiated.in("app");
        app.text("servicePrincipalId")
                .ifPresent(id -> draft.candidate(MicrosoftIds.servicePrincipal(id), CandidateRole.ACTOR, OF_ACTOR));
        app.text("appId")
                .ifPresent(id ->
                        draft.candidate(MicrosoftIds.application(id), CandidateRole.ACTOR, OF_ACTING_APPLICATION));
        Fields user = initiated.in("user");
        user.text("id")
                .or(() -> user.text("userPrincipalName"))
                .ifPresent(id -> draft.candidate(MicrosoftIds.user(id), CandidateRole.HUMAN, OF_PERSON));
        draft.attribute(
                "initiatedBy",
                user.text("userPrincipalName")
                        .or(() -> user.text("displayName"))
                        .or(() -> app.text("displayName"))
                        .or(() -> app.text("servicePrincipalName")));
    }

    private static void attributes(Fields whole, Fields record, AuditedChanges changes, AlertDraft draft) {
        draft.attribute("tenantId", whole.text("tenantId").or(() -> record.text("tenantId")));
        draft.attribute("result", record.text("result"));
        draft.attribute("category", whole.text("category").or(() -> record.text("category")));
        draft.attribute("callerIp", whole.text("callerIpAddress").or(() -> record.text("initiatedBy.user.ipAddress")));
        Stream.of(
                        "KeyDescription",
                        "KeyType",
                        "AppRole.Value",
                        "DelegatedPermissionGrant.Scope",
                        "ConsentContext.IsAdminConsent",
                        "ConsentAction.Permissions",
                        "FederatedIdentityCredentials")
                .forEach(name -> draft.attribute(name, changes.value(name)));
    }
}
