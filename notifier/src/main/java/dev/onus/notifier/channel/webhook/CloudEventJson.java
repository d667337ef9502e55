package dev.onus.notifier.channel.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.SlaClocks;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.Wording;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a message as a CloudEvent whose data has the fields that the interface contract lists. */
public final class CloudEventJson {
    private final URI source;

    /** @param source names this installation in every event: its public address */
    public CloudEventJson(URI source) {
        this.source = source;
    }

    byte[] write(Message message, String id) {
        ObjectNode event = Json.object();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source.toString());
        event.put("type", message.type().eventType());
        event.put("subject", message.event().getCaseId());
        event.put("time", message.at().toString());
        event.put("datacontenttype", "application/json");
        event.set("data", data(message));
        return Json.bytes(event);
    }

    private static ObjectNode data(Message message) {
        EscalationEvent event = message.event();
        ObjectNode data = Json.object();
        data.put("pageId", message.pageId().value());
        data.put("caseId", event.getCaseId());
        data.put("caseKind", event.getCaseKind());
        data.put("caseVersion", event.getVersion());
        data.put("step", event.getStep());
        data.put("reason", Wording.reason(message));
        data.put("person", message.person());
        data.put("role", Wording.role(message));
        data.put("severity", event.getSeverity().name());
        data.put("priority", event.getPriority());
        data.put("title", Wording.title(message));
        data.set("identity", identity(event.getIdentity()));
        AlertFacts alert = event.getAlert();
        data.put("resource", alert == null ? null : alert.getResource());
        data.put(
                "credentialState",
                alert == null ? "unknown" : alert.getCredentialState().name());
        data.put("owner", event.getOwner());
        data.put("serviceOwner", event.getServiceOwner());
        data.put("businessProcess", event.getIdentity().getBusinessProcess());
        ArrayNode dependents = data.putArray("dependents");
        event.getIdentity().getDependents().forEach(dependents::add);
        data.set("revocation", revocation(event.getIdentity()));
        data.set("sla", sla(event.getSla()));
        data.put("acknowledgeBy", text(message.page().getAcknowledgeBy()));
        data.put("answerUrl", message.answerUrl().toString());
        data.put("drill", event.getDrill());
        data.put("test", event.getTest());
        data.put("purpose", message.purpose().word());
        data.put("urgency", message.page().getUrgency());
        message.code().ifPresent(code -> data.put("code", code));
        return data;
    }

    private static ObjectNode identity(IdentityFacts facts) {
        ObjectNode identity = Json.object();
        identity.put("id", facts.getId());
        identity.put("type", facts.getType());
        identity.put("provider", facts.getProvider());
        identity.put("environment", facts.getEnvironment());
        identity.put("system", facts.getSystem());
        identity.put("criticality", facts.getCriticality().name());
        identity.put("blastRadius", facts.getBlastRadius());
        return identity;
    }

    private static ObjectNode revocation(IdentityFacts facts) {
        ObjectNode revocation = Json.object();
        revocation.put("method", facts.getRevocationMethod());
        revocation.put("runbook", facts.getRunbook());
        return revocation;
    }

    private static ObjectNode sla(SlaClocks clocks) {
        ObjectNode sla = Json.object();
        sla.put("acknowledgeBy", text(clocks.getAcknowledgeBy()));
        sla.put("containBy", text(clocks.getContainBy()));
        sla.put("resolveBy", text(clocks.getResolveBy()));
        return sla;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
