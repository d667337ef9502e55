package dev.onus.notifier.channel.servicenow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.notifier.channel.ticket.TicketText;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is written for event management. Events with the same message key are about one thing, however often they come.
 */
final class ServiceNowEvent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int CLEAR = 0;
    private static final int MAX_DESCRIPTION_CHARACTERS = 3_000;
    private static final int MAX_FIELD_CHARACTERS = 100;

    private ServiceNowEvent() {}

    static ObjectNode of(Message message, TicketText text) {
        EscalationEvent event = message.event();
        AlertFacts alert = event.getAlert();
        boolean over = TicketText.isOver(message);
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("source", "Onus");
        written.put("event_class", "Onus");
        written.put("node", field(event.getIdentity().getSystem()));
        written.put("resource", field(event.getIdentity().getId()));
        written.put("type", field(alert == null ? event.getCaseKind() : alert.getAlertClass()));
        written.put("message_key", text.subject());
        written.put("severity", Integer.toString(over ? CLEAR : severity(event)));
        written.put("resolution_state", over ? "Closing" : "New");
        written.put("time_of_event", TIME.format(message.at()));
        written.put(
                "description",
                Clip.characters(text.summary(), ServiceNowRecord.MAX_SHORT_DESCRIPTION_CHARACTERS)
                        + "\n"
                        + text.plain(MAX_DESCRIPTION_CHARACTERS));
        written.put("additional_info", additional(message, text).toString());
        return written;
    }

    /** 1 critical, 2 major, 3 minor, 4 warning, 5 informational. */
    private static int severity(EscalationEvent event) {
        return switch (event.getSeverity()) {
            case critical -> 1;
            case high -> 2;
            case medium, unknown -> 3;
            case low -> 4;
            case informational -> 5;
        };
    }

    private static ObjectNode additional(Message message, TicketText text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("case_id", message.event().getCaseId())
                .put("page_id", message.pageId().value())
                .put("person", message.person())
                .put("owner", message.event().getOwner())
                .put("link", text.link().toString());
    }

    private static String field(@Nullable String value) {
        return value == null ? "" : Clip.characters(value, MAX_FIELD_CHARACTERS);
    }
}
