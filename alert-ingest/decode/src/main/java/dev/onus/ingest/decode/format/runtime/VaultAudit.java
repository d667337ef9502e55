package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.KubernetesNames;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the audit log of HashiCorp Vault or OpenBao. Request and response share an id, and the response says all
 * that the request says: it is the one that is kept. Accessors are digests with the audit device's own salt.
 */
public final class VaultAudit implements AlertFormat {
    private static final int OF_ENTITY = 92;
    private static final int OF_METADATA = 88;
    private static final int OF_NAME = 60;
    private static final int OF_PERSON = 50;
    private static final String HASHED = "hmac-sha256:";
    private static final Set<String> TYPES = Set.of("request", "response");
    /** Ways to log in that only people use. */
    private static final Set<String> OF_PEOPLE = Set.of("oidc", "userpass", "ldap", "okta", "radius", "saml");

    private static final EventRules RULES = EventRules.shipped("vault-audit");

    @Override
    public String name() {
        return "vault-audit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("hashicorp-vault", "openbao-audit");
    }

    @Override
    public String describes() {
        return "HashiCorp Vault or OpenBao audit log";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        JsonNode request = tree.path("request");
        return TYPES.contains(tree.path("type").asText())
                && request.path("id").isTextual()
                && request.path("operation").isTextual()
                && request.path("path").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields record = new Fields(tree);
        if (record.text("type").orElse("").equals("request")) {
            return new Outcome.Ignored(name() + "/request", "The response says the same and what came of it.");
        }
        String path = record.text("request.path").orElse("");
        String mount = record.text("request.mount_type").orElseGet(() -> path.split("/", 2)[0]);
        String operation = record.text("request.operation").orElse("");
        String who = record.text("auth.display_name").orElse("somebody");
        AlertDraft draft = new AlertDraft(
                        "Vault: " + who + ", " + operation + " " + path,
                        "vault/" + context.given("cluster").orElse(context.source()) + "/"
                                + record.text("request.id").orElse(""))
                .rule(Optional.of(operation + ":" + mount))
                .occurredAt(Timestamps.read(record.at("time")))
                .resource(Optional.of(record.text("request.namespace.path").orElse("") + path))
                .description(record.text("error"));
        identities(record, context, draft);
        draft.attribute("operation", Optional.of(operation));
        draft.attribute("mountType", Optional.of(mount));
        draft.attribute("policies", Fields.whole(record.at("auth.policies")));
        draft.attribute("remoteAddress", record.text("request.remote_address"));
        draft.attribute("displayName", record.text("auth.display_name"));
        draft.attribute("accessor", record.text("auth.accessor").filter(text -> text.startsWith(HASHED)));
        return new Outcome.Decoded(draft.build());
    }

    /** An entity stays the same whatever it logs in with; the rest says how it logged in. */
    private static void identities(Fields record, Context context, AlertDraft draft) {
        Fields auth = record.in("auth");
        Optional<String> name = auth.text("display_name");
        boolean person = name.map(text -> text.split("-", 2)[0])
                .filter(OF_PEOPLE::contains)
                .isPresent();
        CandidateRole role = person ? CandidateRole.HUMAN : CandidateRole.ACTOR;
        auth.text("entity_id")
                .ifPresent(id -> draft.candidate("vault:entity:" + id, role, person ? OF_PERSON : OF_ENTITY));
        auth.text("metadata.role_name")
                .filter(text -> name.orElse("").startsWith("approle"))
                .ifPresent(text -> draft.candidate("vault:app-role:" + text, CandidateRole.ACTOR, OF_METADATA));
        auth.text("metadata.service_account_name")
                .ifPresent(account -> draft.candidate(
                        KubernetesNames.ofUser(
                                "system:serviceaccount:"
                                        + auth.text("metadata.service_account_namespace")
                                                .orElse("default")
                                        + ":" + account,
                                context.given("cluster")),
                        CandidateRole.ACTOR,
                        OF_METADATA));
        name.filter(text -> !text.equals("root") && !text.equals("token"))
                .ifPresent(text -> draft.candidate(
                        person ? "vault:user:" + text : "vault:display-name:" + text,
                        person ? CandidateRole.HUMAN : CandidateRole.PRINCIPAL,
                        person ? OF_PERSON - 1 : OF_NAME));
    }
}
