package dev.onus.registry.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a ticket system says about one of our tickets.
 *
 * @param caseId the case it is about; empty where it is none of ours
 * @param status its status as it is called there, if that has changed
 * @param assignee account or e-mail address of whom it is assigned to
 */
record TicketChange(
        Optional<String> caseId,
        String name,
        Optional<String> status,
        Progress progress,
        Optional<Assignee> assignee,
        Optional<String> deliveryId) {
    private static final String LABEL = "onus-";

    enum Progress {
        WAITING,
        STARTED,
        DONE
    }

    record Assignee(Optional<String> account, Optional<String> mail) {}

    /** Jira's {@code jira:issue_updated}, or the same out of an automation rule. */
    static TicketChange ofJira(JsonNode body, Optional<String> deliveryId) {
        JsonNode fields = body.at("/issue/fields");
        Optional<JsonNode> moved = StreamSupport.stream(
                        body.at("/changelog/items").spliterator(), false)
                .filter(item -> item.path("field").asText().equals("status"))
                .findFirst();
        Optional<String> label = StreamSupport.stream(fields.path("labels").spliterator(), false)
                .map(JsonNode::asText)
                .filter(text -> text.startsWith(LABEL))
                .findFirst();
        Progress progress = switch (fields.at("/status/statusCategory/key").asText()) {
            case "indeterminate" -> Progress.STARTED;
            case "done" -> Progress.DONE;
            default -> Progress.WAITING;
        };
        return new TicketChange(
                label.map(text -> text.substring(LABEL.length())),
                CallbackJson.text(body, "/issue/key").orElse("ticket"),
                moved.flatMap(item -> CallbackJson.text(item, "/toString"))
                        .or(() -> moved.isPresent() ? CallbackJson.text(fields, "/status/name") : Optional.empty()),
                progress,
                assignee(
                        CallbackJson.text(fields, "/assignee/accountId")
                                .or(() -> CallbackJson.text(fields, "/assignee/name")),
                        CallbackJson.text(fields, "/assignee/emailAddress")),
                deliveryId);
    }

    /** What a business rule posts: number, state, correlation_id, assigned_to, assigned_to_email, sys_mod_count. */
    static TicketChange ofServiceNow(JsonNode body) {
        Optional<String> state = CallbackJson.text(body, "/state");
        String name = CallbackJson.text(body, "/number").orElse("ticket");
        return new TicketChange(
                CallbackJson.text(body, "/correlation_id"),
                name,
                state.map(TicketChange::serviceNowWord),
                state.map(TicketChange::serviceNowProgress).orElse(Progress.WAITING),
                assignee(CallbackJson.text(body, "/assigned_to"), CallbackJson.text(body, "/assigned_to_email")),
                CallbackJson.text(body, "/sys_mod_count").map(count -> name + "/" + count));
    }

    private static Optional<Assignee> assignee(Optional<String> account, Optional<String> mail) {
        return account.isEmpty() && mail.isEmpty() ? Optional.empty() : Optional.of(new Assignee(account, mail));
    }

    private static String serviceNowWord(String state) {
        return switch (state) {
            case "1" -> "New";
            case "2" -> "In Progress";
            case "3" -> "On Hold";
            case "6" -> "Resolved";
            case "7" -> "Closed";
            case "8" -> "Canceled";
            default -> state;
        };
    }

    private static Progress serviceNowProgress(String state) {
        return switch (serviceNowWord(state).toLowerCase(Locale.ROOT)) {
            case "in progress" -> Progress.STARTED;
            case "resolved", "closed", "canceled" -> Progress.DONE;
            default -> Progress.WAITING;
        };
    }
}
