package dev.onus.notifier.channel.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.FormBody;
import dev.onus.notifier.channel.rest.RestReply;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.channel.ticket.TicketText;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;

/** One message on its way into the table, by the interface to tables. */
final class ServiceNowTicket {
    private final RestSession session;
    private final ServiceNowSettings settings;
    private final TicketText text;

    /** @param text what the ticket says if it is this message that opens it */
    ServiceNowTicket(RestSession session, ServiceNowSettings settings, TicketText text) {
        this.session = session;
        this.settings = settings;
        this.text = text;
    }

    SendResult take(Message message, TicketText note) {
        if (settings.takesEvents()) {
            boolean nothingToSay = message.type() != MessageType.PAGE && !TicketText.isOver(message);
            return nothingToSay
                    ? new SendResult.Accepted(text.mark())
                    : written(session.post(path(""), ServiceNowEvent.of(message, text)));
        }
        return switch (session.get(path("?" + query()))) {
            case RestReply.Failed failed -> notWritten(failed.why());
            case RestReply.Ok found -> {
                JsonNode tickets = found.body().path("result");
                if (!tickets.isArray()) {
                    yield SendResult.temporary("Expected a list of tickets, but got something else.");
                }
                yield tickets.isEmpty() ? openOrLeave(message) : add(message, tickets.path(0), note);
            }
        };
    }

    private SendResult openOrLeave(Message message) {
        return message.type() == MessageType.PAGE
                ? written(session.post(
                        path(""), ServiceNowRecord.created(text, message.event().getSeverity())))
                : new SendResult.Accepted(text.mark());
    }

    private SendResult add(Message message, JsonNode ticket, TicketText note) {
        String id =
                ticket.path("sys_id").path("value").asText(ticket.path("sys_id").asText());
        if (ticket.path("description").toString().contains(text.mark())
                || ticket.path("work_notes").toString().contains(text.mark())) {
            return new SendResult.Accepted(id);
        }
        ObjectNode change = ServiceNowRecord.noted(note);
        if (message.type() == MessageType.PAGE && isResolved(ticket)) {
            change.put("state", ServiceNowRecord.IN_PROGRESS);
        }
        return written(session.patch(path("/" + id), change));
    }

    private boolean isResolved(JsonNode ticket) {
        return settings.takesIncidents()
                && ticket.path("state").path("value").asText().equals(ServiceNowRecord.RESOLVED);
    }

    /**
     * The newest ticket of the case that is not closed; what is closed cannot be opened again, so there comes a new
     * one.
     */
    private String query() {
        return new FormBody()
                .with("sysparm_query", "correlation_id=" + text.subject() + "^active=true^ORDERBYDESCsys_created_on")
                .with("sysparm_fields", "sys_id,state,description,work_notes")
                .with("sysparm_display_value", "all")
                .with("sysparm_limit", "1")
                .text();
    }

    private String path(String rest) {
        return "/api/now/table/" + settings.table() + rest;
    }

    private static SendResult written(RestReply reply) {
        return switch (reply) {
            case RestReply.Failed failed -> failed.why();
            case RestReply.Ok ok -> {
                String id = ok.body().path("result").path("sys_id").asText();
                yield id.isEmpty()
                        ? SendResult.unknown("Expected the ticket's id, but got none.")
                        : new SendResult.Accepted(id);
            }
        };
    }

    private static SendResult notWritten(SendResult result) {
        return result instanceof SendResult.Temporary temporary
                ? new SendResult.Temporary(temporary.after(), temporary.why())
                : result;
    }
}
