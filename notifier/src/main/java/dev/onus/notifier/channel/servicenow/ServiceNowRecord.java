package dev.onus.notifier.channel.servicenow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.channel.ticket.TicketText;
import dev.onus.notifier.message.Clip;

/** What is written into a table of tickets. */
final class ServiceNowRecord {
    static final int MAX_SHORT_DESCRIPTION_CHARACTERS = 160;
    static final int MAX_DESCRIPTION_CHARACTERS = 4_000;
    /** In the table of incidents. */
    static final String IN_PROGRESS = "2";

    static final String RESOLVED = "6";

    private ServiceNowRecord() {}

    static ObjectNode created(TicketText text, SeverityLevel severity) {
        ObjectNode ticket = JsonNodeFactory.instance.objectNode();
        ticket.put("short_description", Clip.characters(text.summary(), MAX_SHORT_DESCRIPTION_CHARACTERS));
        ticket.put("description", text.plain(MAX_DESCRIPTION_CHARACTERS));
        ticket.put("correlation_id", text.subject());
        ticket.put("correlation_display", "Onus");
        ticket.put("urgency", Integer.toString(urgency(severity)));
        ticket.put("impact", Integer.toString(impact(severity)));
        return ticket;
    }

    static ObjectNode noted(TicketText text) {
        return JsonNodeFactory.instance.objectNode().put("work_notes", text.plain(MAX_DESCRIPTION_CHARACTERS));
    }

    /** 1 high, 2 medium, 3 low; the priority follows from both. */
    private static int urgency(SeverityLevel severity) {
        return switch (severity) {
            case critical, high -> 1;
            case medium, low, unknown -> 2;
            case informational -> 3;
        };
    }

    private static int impact(SeverityLevel severity) {
        return switch (severity) {
            case critical -> 1;
            case high, medium, unknown -> 2;
            case low, informational -> 3;
        };
    }
}
