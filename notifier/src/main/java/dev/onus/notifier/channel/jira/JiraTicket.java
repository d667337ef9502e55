package dev.onus.notifier.channel.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.RestReply;
import dev.onus.notifier.channel.ticket.OpenedTickets;
import dev.onus.notifier.channel.ticket.TicketText;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import java.util.Optional;
import java.util.function.Function;

/** One message on its way into its case's issue. */
final class JiraTicket {
    private static final int NOT_FOUND = 404;

    private final JiraApi api;
    private final OpenedTickets opened;
    private final String place;
    private final TicketText text;
    private final String label;

    /** @param text what the issue says if it is this message that opens it */
    JiraTicket(JiraApi api, OpenedTickets opened, String place, TicketText text) {
        this.api = api;
        this.opened = opened;
        this.place = place;
        this.text = text;
        this.label = "onus-" + text.subject();
    }

    SendResult take(Message message, TicketText comment) {
        return whenFound(
                known(),
                found -> found.map(issue -> add(message, issue, comment))
                        .orElseGet(() ->
                                message.type() == MessageType.PAGE ? open() : new SendResult.Accepted(text.mark())));
    }

    /** The issue that was opened last, else the newest with the label. */
    private RestReply known() {
        Optional<RestReply> remembered = opened.find(place, label).map(api::issue);
        boolean gone = remembered.isPresent()
                && remembered.get() instanceof RestReply.Failed failed
                && failed.status().orElse(0) == NOT_FOUND;
        if (gone) {
            opened.forget(place, label);
        }
        return remembered.filter(reply -> !gone).orElseGet(() -> api.search(label));
    }

    private static SendResult whenFound(RestReply reply, Function<Optional<JiraIssue>, SendResult> then) {
        return switch (reply) {
            // Nothing was written yet, however the request ended.
            case RestReply.Failed failed -> notWritten(JiraVerdict.of(failed));
            case RestReply.Ok ok -> {
                JsonNode issues = ok.body().path("issues");
                JsonNode issue = ok.body().has("key") ? ok.body() : issues.path(0);
                if (issue.has("key")) {
                    yield then.apply(Optional.of(JiraIssue.of(issue)));
                }
                yield issues.isArray()
                        ? then.apply(Optional.empty())
                        : SendResult.temporary("Expected a list of issues, but got something else.");
            }
        };
    }

    private SendResult open() {
        return switch (api.create(text, label)) {
            case RestReply.Failed failed -> JiraVerdict.of(failed);
            case RestReply.Ok created -> {
                String key = created.body().path("key").asText();
                if (key.isEmpty()) {
                    yield SendResult.unknown("Expected the new issue's key, but got none.");
                }
                opened.remember(place, label, key);
                yield new SendResult.Accepted(key);
            }
        };
    }

    private SendResult add(Message message, JiraIssue issue, TicketText comment) {
        if (!issue.description().contains(text.mark()) && !isThere(message, issue)) {
            if (api.comment(issue.key(), comment) instanceof RestReply.Failed failed) {
                return JiraVerdict.of(failed);
            }
        }
        boolean toReopen = message.type() == MessageType.PAGE && issue.done();
        boolean toClose = TicketText.isOver(message) && !issue.done();
        if (toReopen || toClose) {
            // A workflow may want more of a person who moves the issue; the comment is there all the same.
            boolean tryAgain = api.move(issue.key(), toClose)
                    .filter(reply ->
                            reply instanceof RestReply.Failed failed && failed.why() instanceof SendResult.Temporary)
                    .isPresent();
            if (tryAgain) {
                return SendResult.unknown("Expected the issue to move to another status, but Jira did not answer.");
            }
        }
        return new SendResult.Accepted(issue.key());
    }

    private boolean isThere(Message message, JiraIssue issue) {
        return message.earlier().mayHaveArrived() && api.hasComment(issue.key(), text.mark());
    }

    private static SendResult notWritten(SendResult result) {
        return result instanceof SendResult.Temporary temporary
                ? new SendResult.Temporary(temporary.after(), temporary.why())
                : result;
    }
}
