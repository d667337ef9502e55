package dev.onus.notifier.picture;

import com.fasterxml.jackson.databind.JsonNode;

/** Slack and Microsoft Teams. */
final class ChatPictures {
    private static final String SLACK = """
            body { width: 720px; }
            #picture { display: flex; gap: 12px; padding: 16px 20px; }
            .face { width: 40px; height: 40px; border-radius: 8px; background: #1d3557; color: #fff; font-weight: bold;
                text-align: center; line-height: 40px; flex: none; }
            .name b { font-size: 15px; } .name span { color: #616061; font-size: 12px; margin-left: 8px; }
            .name i { background: #e8e8e8; color: #616061; font: bold 10px sans-serif; padding: 1px 4px; border-radius: 3px;
                margin-left: 6px; }
            h1 { font-size: 18px; margin: 6px 0; } p { margin: 6px 0; }
            button { font: bold 13px sans-serif; padding: 6px 12px; border-radius: 6px; border: 1px solid #bbb;
                background: #fff; margin: 6px 8px 0 0; }
            .primary { background: #007a5a; color: #fff; border-color: #007a5a; }
            .danger { background: #e01e5a; color: #fff; border-color: #e01e5a; }
            """;

    private static final String TEAMS = """
            body { width: 720px; background: #f5f5f5; }
            #picture { padding: 16px 20px; }
            .card { background: #fff; border: 1px solid #ddd; border-radius: 6px; padding: 14px 18px;
                box-shadow: 0 1px 3px #0002; }
            .name { font-size: 13px; color: #616161; margin-bottom: 6px; }
            p { margin: 0 0 5px; font-size: 14px; }
            .medium { font-size: 17px; } .bolder { font-weight: bold; } .attention { color: #c4314b; }
            button { font: bold 13px sans-serif; padding: 6px 14px; border-radius: 4px; border: 1px solid #bbb;
                background: #fff; margin-top: 8px; }
            """;

    private ChatPictures() {}

    static String slack(JsonNode message) {
        StringBuilder blocks = new StringBuilder();
        for (JsonNode block : message.path("blocks")) {
            switch (block.path("type").asText()) {
                case "header" -> blocks.append("<h1>" + block.at("/text/text").asText() + "</h1>");
                case "section", "context" ->
                    blocks.append("<p>" + mrkdwn(block.at("/text/text").asText()) + "</p>");
                case "actions" -> {
                    for (JsonNode button : block.path("elements")) {
                        blocks.append("<button class=\"" + button.path("style").asText() + "\">"
                                + Html.escaped(button.at("/text/text").asText()) + "</button>");
                    }
                }
                default -> throw unknown(block);
            }
        }
        return Html.page(SLACK, """
                <div class="face">O</div><div><div class="name"><b>Onus</b><i>APP</i><span>03:12</span></div>%s</div>
                """.formatted(blocks));
    }

    /** What is in it is escaped for Slack already, in the same way as for HTML. */
    private static String mrkdwn(String text) {
        return Html.linked(text).replaceAll("(?m)^\\*(.+?)\\*", "<b>$1</b>").replace("\n", "<br>");
    }

    static String teams(JsonNode message) {
        JsonNode card = message.at("/attachments/0/content");
        StringBuilder body = new StringBuilder();
        for (JsonNode block : card.path("body")) {
            if (!block.path("type").asText().equals("RichTextBlock")) {
                throw unknown(block);
            }
            body.append("<p>");
            for (JsonNode run : block.path("inlines")) {
                body.append("<span class=\"%s %s %s\">%s</span>"
                        .formatted(
                                run.path("size").asText(),
                                run.path("weight").asText(),
                                run.path("color").asText(),
                                Html.lines(run.path("text").asText())));
            }
            body.append("</p>");
        }
        for (JsonNode action : card.path("actions")) {
            body.append("<button>" + Html.escaped(action.path("title").asText()) + "</button>");
        }
        return Html.page(TEAMS, "<div class=\"name\">Workflows · 03:12</div><div class=\"card\">" + body + "</div>");
    }

    private static IllegalArgumentException unknown(JsonNode block) {
        return new IllegalArgumentException("Expected a block that this picture knows, but got " + block + ".");
    }
}
