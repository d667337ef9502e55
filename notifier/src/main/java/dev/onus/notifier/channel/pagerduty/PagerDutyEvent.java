package dev.onus.notifier.channel.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.StableHash;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One page as an event of PagerDuty: {@code trigger}, {@code acknowledge} when somebody has the case, and {@code resolve}
 * when the page is withdrawn.
 */
final class PagerDutyEvent {
    static final int MAX_SUMMARY = 1024;
    static final int MAX_DEDUP_KEY = 255;
    private static final int MAX_TEXT = 1000;

    private PagerDutyEvent() {}

    static ObjectNode of(Message message, String routingKey) {
        ObjectNode event = Json.object().put("routing_key", routingKey);
        event.put("dedup_key", dedupKey(message));
        if (message.type() == MessageType.WITHDRAWAL) {
            return resolve(message, routingKey);
        }
        if (message.type() == MessageType.ACKNOWLEDGEMENT) {
            return event.put("event_action", "acknowledge");
        }
        event.put("event_action", "trigger");
        event.put("client", "Onus");
        if (Briefing.isAboutACase(message)) {
            event.put("client_url", message.answerUrl().toString());
            links(event.putArray("links"), message);
        }
        payload(event.putObject("payload"), message);
        return event;
    }

    /** Ends the alert of before. */
    static ObjectNode resolve(Message message, String routingKey) {
        return Json.object()
                .put("routing_key", routingKey)
                .put("dedup_key", dedupKey(message))
                .put("event_action", "resolve");
    }

    /**
     * The case and the person: a repeat opens nothing twice, and another step of the case that comes to the same person
     * is the same alert. Notices all travel on one case that never ends, so each of them is an alert of its own. A
     * person's name may be long, then a hash stands for the key.
     */
    static String dedupKey(Message message) {
        String key = message.event().getCaseId() + "/"
                + (Briefing.isAboutACase(message)
                        ? message.person()
                        : message.pageId().value());
        return key.length() <= MAX_DEDUP_KEY ? key : StableHash.of("pagerduty", key);
    }

    private static void payload(ObjectNode payload, Message message) {
        EscalationEvent event = message.event();
        payload.put("summary", Clip.characters(Briefing.heading(message), MAX_SUMMARY));
        payload.put("source", source(event));
        payload.put("severity", severity(event.getSeverity()));
        payload.put("timestamp", message.at().toString());
        optional(payload, "component", event.getIdentity().getSystem());
        optional(payload, "group", event.getIdentity().getEnvironment());
        optional(
                payload,
                "class",
                event.getAlert() == null ? null : event.getAlert().getAlertClass());
        ObjectNode details = payload.putObject("custom_details");
        details.put("Asked", Briefing.ask(message));
        Briefing.facts(message).forEach((name, value) -> details.put(name, Clip.characters(value, MAX_TEXT)));
        details.put("Page", message.pageId().value());
    }

    private static String source(EscalationEvent event) {
        String identity = Clip.characters(Clip.oneLine(event.getIdentity().getId()), MAX_TEXT);
        return identity.isEmpty() ? "onus" : identity;
    }

    private static String severity(SeverityLevel severity) {
        return switch (severity) {
            case critical -> "critical";
            case high, unknown -> "error";
            case medium -> "warning";
            case low, informational -> "info";
        };
    }

    private static void links(ArrayNode links, Message message) {
        link(links, message.answerUrl().toString(), message.asksForAnswer() ? "Open and answer" : "Open");
        String runbook = message.event().getIdentity().getRunbook();
        if (runbook != null && isWebAddress(runbook)) {
            link(links, runbook, "Runbook");
        }
    }

    /** A runbook is text of a record; only what a browser opens is a link. */
    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static void link(ArrayNode links, String target, String text) {
        links.addObject().put("href", target).put("text", text);
    }

    private static void optional(ObjectNode payload, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            payload.put(name, Clip.characters(Clip.oneLine(value), MAX_TEXT));
        }
    }
}
