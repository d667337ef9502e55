package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of OpenAI's audit log. What it is about stands in a field that is called as the event is. The key that was
 * made is the subject, not the key or the person that made it; its deletion has the same key and resolves its alert.
 */
public final class OpenAiAudit implements AlertFormat {
    private static final EventRules RULES = EventRules.shipped("openai-audit");
    private static final int OF_SUBJECT = 95;
    private static final int OF_ACTING_KEY = 90;
    private static final int OF_ACTING_ACCOUNT = 88;
    private static final int OF_PERSON = 50;

    @Override
    public String name() {
        return "openai-audit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("openai");
    }

    @Override
    public String describes() {
        return "OpenAI organization audit log";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("object").asText("").equals("organization.audit_log")
                || (tree.path("type").isTextual()
                        && tree.has("effective_at")
                        && tree.path("actor").isObject());
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields record = new Fields(tree);
        String type = record.text("type").orElse("unknown");
        Fields detail = new Fields(tree.path(type.replace('.', '_')));
        Optional<String> object = detail.text("id");
        Optional<String> subject = object.flatMap(id -> subject(type, id));
        boolean created = type.endsWith(".created");
        boolean deleted = type.endsWith(".deleted");
        Optional<Instant> at = Timestamps.read(record.at("effective_at"));
        String key = subject.filter(id -> created || deleted)
                .map(id -> id.substring("openai:".length()).replace(':', '/'))
                .or(() -> record.text("id"))
                .orElseGet(() -> type + "/" + at.map(Instant::toString).orElse(context.delivery()));
        Optional<String> called = detail.text("data.name").or(() -> object);
        AlertDraft draft = new AlertDraft(
                        "OpenAI " + type.replace('_', ' ').replace('.', ' ')
                                + called.map(it -> ": " + it).orElse(""),
                        "openai/" + key)
                .rule(Optional.of(type))
                .occurredAt(at)
                .resource(record.text("project.name")
                        .or(() -> record.text("project.id"))
                        .or(() -> called));
        subject.ifPresent(id -> {
            draft.candidate(id, CandidateRole.CREDENTIAL, OF_SUBJECT);
            draft.status(deleted ? AlertStatus.RESOLVED : AlertStatus.OPEN);
            if (created || deleted) {
                draft.credential(deleted ? CredentialState.INACTIVE : CredentialState.ACTIVE, at);
            }
        });
        actor(record.in("actor"), draft);
        draft.attribute("project", record.text("project.id"));
        draft.attribute("scopes", Fields.whole(detail.at("data.scopes")));
        draft.attribute("changes", Fields.whole(detail.at("changes_requested")));
        draft.attribute("role", detail.text("data.role"));
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<String> subject(String type, String id) {
        if (type.startsWith("api_key.")) {
            return Optional.of(key(id));
        }
        return type.startsWith("service_account.") ? Optional.of(account(id)) : Optional.empty();
    }

    private static void actor(Fields actor, AlertDraft draft) {
        Fields key = actor.in("api_key");
        key.text("id").ifPresent(id -> draft.candidate(key(id), CandidateRole.ACTOR, OF_ACTING_KEY));
        key.text("service_account.id")
                .ifPresent(id -> draft.candidate(account(id), CandidateRole.ACTOR, OF_ACTING_ACCOUNT));
        Fields session = actor.in("session");
        session.text("user.id")
                .or(() -> key.text("user.id"))
                .ifPresent(id -> draft.candidate("openai:user:" + id, CandidateRole.HUMAN, OF_PERSON));
        draft.attribute("actor", session.text("user.email").or(() -> key.text("user.email")));
        draft.attribute("callerIp", session.text("ip_address"));
        draft.attribute("country", session.text("ip_address_details.country"));
    }

    private static String key(String id) {
        return "openai:api-key:" + id;
    }

    private static String account(String id) {
        return "openai:service-account:" + id;
    }
}
