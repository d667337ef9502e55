package dev.onus.notifier.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** What is read at a desk: mail, incidents, tickets, and what a program gets. */
final class DeskPictures {
    private static final String DESK = """
            body { width: 760px; }
            #picture { padding: 16px 20px; }
            .bar { border-bottom: 1px solid #ddd; padding-bottom: 10px; margin-bottom: 12px; font-size: 13px; color: #555; }
            .bar h1 { font-size: 18px; color: #1d1c1d; margin: 0 0 6px; }
            pre { font: 13px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; margin: 0; }
            table { border-collapse: collapse; font-size: 14px; } td, th { text-align: left; padding: 3px 14px 3px 0;
                vertical-align: top; } th { color: #555; font-weight: normal; white-space: nowrap; }
            p { margin: 0 0 7px; font-size: 14px; }
            .tag { background: #c62828; color: #fff; border-radius: 3px; font: bold 11px sans-serif; padding: 2px 7px;
                margin-right: 8px; vertical-align: middle; }
            .buttons { margin: 10px 0; } .buttons span { border: 1px solid #048a24; color: #048a24; border-radius: 3px;
                padding: 4px 12px; font: bold 13px sans-serif; margin-right: 8px; }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeskPictures() {}

    static String mail(Map<String, String> headers, String html) {
        return Html.page(DESK, headers(headers) + "<div style=\"font-family:sans-serif\">" + html + "</div>");
    }

    static String plainMail(Map<String, String> headers, String text) {
        return Html.page(DESK, headers(headers) + "<pre>" + Html.linked(Html.escaped(text)) + "</pre>");
    }

    private static String headers(Map<String, String> headers) {
        StringBuilder bar = new StringBuilder();
        headers.forEach((name, value) -> bar.append(
                name.equals("Subject")
                        ? "<h1>" + Html.escaped(value) + "</h1>"
                        : "<div>" + name + ": " + Html.escaped(value) + "</div>"));
        return "<div class=\"bar\">" + bar + "</div>";
    }

    static String pagerDuty(JsonNode event) {
        JsonNode payload = event.path("payload");
        StringBuilder links = new StringBuilder();
        event.path("links")
                .forEach(link ->
                        links.append("<a>" + Html.escaped(link.path("text").asText()) + "</a> &nbsp; "));
        return Html.page(DESK, """
                <div class="bar"><h1><span class="tag">%s</span>%s</h1>
                <div class="buttons"><span>Acknowledge</span><span>Resolve</span></div>
                Client: %s &nbsp; %s</div>
                <table><tr><th>Source</th><td>%s</td></tr><tr><th>Component</th><td>%s</td></tr>
                <tr><th>Group</th><td>%s</td></tr><tr><th>Class</th><td>%s</td></tr></table><br><table>%s</table>
                """.formatted(
                        payload.path("severity").asText().toUpperCase(java.util.Locale.ROOT),
                        Html.escaped(payload.path("summary").asText()),
                        event.path("client").asText(),
                        links,
                        Html.escaped(payload.path("source").asText()),
                        Html.escaped(payload.path("component").asText()),
                        Html.escaped(payload.path("group").asText()),
                        Html.escaped(payload.path("class").asText()),
                        rows(payload.path("custom_details"))));
    }

    private static String rows(JsonNode object) {
        StringBuilder rows = new StringBuilder();
        object.properties()
                .forEach(field -> rows.append("<tr><th>" + Html.escaped(field.getKey()) + "</th><td>"
                        + Html.lines(field.getValue().asText()) + "</td></tr>"));
        return rows.toString();
    }

    /** Wiki text as Jira shows it: escapes away, paragraphs, links. */
    static String wiki(String text) {
        String shown = text.replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("(?<!\\\\)\\[([^|\\]]+)\\|[^\\]]+]", "<a>$1</a>")
                .replaceAll("\\\\(.)", "$1");
        return "<p>" + Html.linked(shown).replace("\n\n", "</p><p>") + "</p>";
    }

    /**
     * @param facts what the system shows beside the text
     * @param text as HTML
     */
    static String ticket(String key, String summary, Map<String, String> facts, String text) {
        StringBuilder shown = new StringBuilder();
        facts.forEach(
                (name, value) -> shown.append("<tr><th>" + name + "</th><td>" + Html.escaped(value) + "</td></tr>"));
        return Html.page(DESK, """
                <div class="bar"><div>%s</div><h1>%s</h1><table>%s</table></div><div>%s</div>
                """.formatted(Html.escaped(key), Html.escaped(summary), shown, text));
    }

    static String json(Map<String, String> headers, String body) {
        try {
            String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
            StringBuilder lines = new StringBuilder();
            headers.forEach((name, value) -> lines.append(name + ": " + value + "\n"));
            return Html.page(DESK, "<pre>" + Html.escaped(lines + "\n" + pretty) + "</pre>");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
