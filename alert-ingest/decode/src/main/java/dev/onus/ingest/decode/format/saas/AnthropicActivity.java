package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of Anthropic's activity feed. Many lines about a key do not say which key it is: then nobody is named but the
 * person who did it, and the alert stays unresolved.
 */
public final class AnthropicActivity implements AlertFormat {
    private static final EventRules RULES = EventRules.shipped("anthropic-activity");
    private static final int OF_SUBJECT = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_PERSON = 50;

    @Override
    public String name() {
        return "anthropic-activity";
    }

    @Override
    public List<String> otherNames() {
        return List.of("anthropic");
    }

    @Override
    public String describes() {
        return "Anthropic activity feed";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("type").isTextual()
                && tree.has("organization_id")
                && tree.path("actor").path("type").asText("").endsWith("_actor");
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields record = new Fields(tree);
        String type = record.text("type").orElse("unknown");
        Optional<Instant> at = Timestamps.read(record.at("created_at"));
        Optional<String> keyId = Stream.of("service_key_id", "api_key_id", "platform_api_key_id", "key_id")
                .map(record::text)
                .flatMap(Optional::stream)
                .findFirst();
        String words = type.replace('_', ' ');
        AlertDraft draft = new AlertDraft(
                        "Anthropic " + words + keyId.map(id -> ": " + id).orElse(""),
                        "anthropic/"
                                + record.text("id")
                                        .orElseGet(() -> type + "/"
                                                + at.map(Instant::toString).orElse(context.delivery())))
                .rule(Optional.of(type))
                .occurredAt(at)
                .resource(record.text("workspace_id").or(() -> record.text("organization_id")));
        keyId.ifPresent(id -> {
            draft.candidate("anthropic:api-key:" + id, CandidateRole.CREDENTIAL, OF_SUBJECT);
            draft.correlationId(Optional.of("anthropic/api-key/" + id));
        });
        record.text("service_account_id")
                .ifPresent(id ->
                        draft.candidate("anthropic:service-account:" + id, CandidateRole.CREDENTIAL, OF_SUBJECT - 1));
        if (type.endsWith("key_deleted") || type.endsWith("key_revoked")) {
            draft.credential(CredentialState.INACTIVE, at);
        } else if (type.endsWith("key_created")) {
            draft.credential(CredentialState.ACTIVE, at);
        }
        actor(record.in("actor"), draft);
        draft.attribute("organization", record.text("organization_id"));
        return new Outcome.Decoded(draft.build());
    }

    private static void actor(Fields actor, AlertDraft draft) {
        String type = actor.text("type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("user")) {
            actor.text("user_id")
                    .or(() -> actor.text("email_address"))
                    .ifPresent(id -> draft.candidate("anthropic:user:" + id, CandidateRole.HUMAN, OF_PERSON));
        }
        actor.text("api_key_id")
                .or(() -> actor.text("admin_api_key_id"))
                .ifPresent(id -> draft.candidate("anthropic:api-key:" + id, CandidateRole.ACTOR, OF_ACTOR));
        actor.text("service_account_id")
                .ifPresent(id -> draft.candidate("anthropic:service-account:" + id, CandidateRole.ACTOR, OF_ACTOR - 1));
        draft.attribute("actor", actor.text("email_address"));
        draft.attribute("callerIp", actor.text("ip_address"));
    }
}
