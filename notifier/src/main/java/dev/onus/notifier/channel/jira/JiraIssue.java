package dev.onus.notifier.channel.jira;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An issue that is there.
 *
 * @param done whether its status is in the category of what is done
 * @param description as JSON, in whatever form; only looked through for a mark
 */
record JiraIssue(String key, boolean done, String description) {
    static final String DONE = "done";

    static JiraIssue of(JsonNode issue) {
        JsonNode fields = issue.path("fields");
        return new JiraIssue(
                issue.path("key").asText(),
                fields.path("status")
                        .path("statusCategory")
                        .path("key")
                        .asText()
                        .equals(DONE),
                fields.path("description").toString());
    }
}
