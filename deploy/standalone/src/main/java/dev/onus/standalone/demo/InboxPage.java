package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** A page as it arrived at somebody's inbox (interfaces, "The webhook a page arrives as"). */
public record InboxPage(
        String type,
        String pageId,
        String caseId,
        String person,
        String role,
        String title,
        String reason,
        String acknowledgeBy,
        String answerUrl) {
    private static final String REQUESTED = "dev.onus.page.requested.v1";

    static InboxPage of(JsonNode event) {
        JsonNode data = event.path("data");
        return new InboxPage(
                event.path("type").asText(),
                data.path("pageId").asText(),
                data.path("caseId").asText(),
                data.path("person").asText(),
                data.path("role").asText(),
                data.path("title").asText(),
                data.path("reason").asText(),
                data.path("acknowledgeBy").asText(),
                data.path("answerUrl").asText());
    }

    boolean isRequest() {
        return type.equals(REQUESTED);
    }

    boolean isAccountable() {
        return role.equals("accountable");
    }
}
