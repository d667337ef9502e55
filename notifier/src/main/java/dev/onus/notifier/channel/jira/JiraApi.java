package dev.onus.notifier.channel.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.rest.FormBody;
import dev.onus.notifier.channel.rest.RestReply;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.channel.ticket.TicketText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The requests to Jira that a page takes: version 3 of its interface in the cloud, version 2 in a data centre. */
final class JiraApi {
    /** More of an issue's comments are not looked through. */
    private static final int LOOKED_AT = 10;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> FIELDS = List.of("status", "description");

    private final RestSession session;
    private final JiraSettings settings;
    private final String root;

    JiraApi(RestSession session, JiraSettings settings) {
        this.session = session;
        this.settings = settings;
        this.root = settings.isCloud() ? "/rest/api/3/" : "/rest/api/2/";
    }

    /**
     * The newest issues with this label first. The search of the cloud's version 2 is gone; that of its version 3 has
     * another path.
     */
    RestReply search(String label) {
        ObjectNode query = JSON.objectNode()
                .put(
                        "jql",
                        "project = \"%s\" AND labels = \"%s\" ORDER BY created DESC"
                                .formatted(settings.project(), label))
                .put("maxResults", 1);
        FIELDS.forEach(query.putArray("fields")::add);
        return session.post(root + (settings.isCloud() ? "search/jql" : "search"), query);
    }

    RestReply issue(String key) {
        return session.get(root + "issue/" + key + "?fields=" + String.join(",", FIELDS));
    }

    RestReply create(TicketText text, String label) {
        ObjectNode issue = JSON.objectNode();
        ObjectNode fields = issue.putObject("fields");
        fields.putObject("project").put("key", settings.project());
        fields.putObject("issuetype").put("name", settings.issueType());
        fields.put("summary", JiraText.summary(text));
        fields.set("description", JiraText.body(text, settings.isCloud()));
        fields.putArray("labels").add("onus").add(label);
        return session.post(root + "issue", issue);
    }

    RestReply comment(String key, TicketText text) {
        ObjectNode comment = JSON.objectNode();
        comment.set("body", JiraText.body(text, settings.isCloud()));
        return session.post(root + "issue/" + key + "/comment", comment);
    }

    /** Whether one of the last comments has the mark; no when they cannot be read. */
    boolean hasComment(String key, String mark) {
        String query = new FormBody()
                .with("orderBy", "-created")
                .with("maxResults", Integer.toString(LOOKED_AT))
                .text();
        return session.get(root + "issue/" + key + "/comment?" + query) instanceof RestReply.Ok comments
                && comments.body().path("comments").toString().contains(mark);
    }

    /** Moves the issue to a status that is done, or to one that is not. Empty when its workflow has no way there. */
    Optional<RestReply> move(String key, boolean done) {
        String path = root + "issue/" + key + "/transitions";
        return switch (session.get(path)) {
            case RestReply.Failed failed -> Optional.of(failed);
            case RestReply.Ok transitions ->
                transition(transitions.body(), done).map(id -> {
                    ObjectNode move = JSON.objectNode();
                    move.putObject("transition").put("id", id);
                    return session.post(path, move);
                });
        };
    }

    /** What is reopened is new again rather than in progress, where a workflow has both. */
    private static Optional<String> transition(JsonNode transitions, boolean done) {
        List<JsonNode> ways = new ArrayList<>();
        for (JsonNode way : transitions.path("transitions")) {
            if (category(way).equals(JiraIssue.DONE) == done) {
                ways.add(way);
            }
        }
        return ways.stream()
                .min(Comparator.comparing(way -> category(way).equals("new") ? 0 : 1))
                .map(way -> way.path("id").asText());
    }

    private static String category(JsonNode transition) {
        return transition.path("to").path("statusCategory").path("key").asText();
    }
}
