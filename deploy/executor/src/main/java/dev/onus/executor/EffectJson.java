package dev.onus.executor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.IdentityFacts;
import org.jspecify.annotations.Nullable;

/** An effect as a hook reads it; what is unknown is left out. */
final class EffectJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EffectJson() {}

    static ObjectNode of(EffectEvent effect) {
        ObjectNode json = JSON.createObjectNode();
        json.put("effectId", effect.getEffectId());
        json.put("action", effect.getAction());
        json.put("state", effect.getState().name());
        put(json, "scope", effect.getScope());
        json.put("caseId", effect.getCaseId());
        json.put("severity", effect.getSeverity().name());
        json.put("reason", effect.getReason());
        put(json, "authority", effect.getAuthority());
        put(json, "answerBy", effect.getAnswerBy());
        put(json, "expiresAt", effect.getExpiresAt());
        json.put("at", effect.getAt().toString());
        IdentityFacts identity = effect.getIdentity();
        ObjectNode about = json.putObject("identity");
        about.put("id", identity.getId());
        put(about, "provider", identity.getProvider());
        put(about, "type", identity.getType());
        put(about, "environment", identity.getEnvironment());
        put(about, "system", identity.getSystem());
        put(about, "revocationMethod", identity.getRevocationMethod());
        put(about, "runbook", identity.getRunbook());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
