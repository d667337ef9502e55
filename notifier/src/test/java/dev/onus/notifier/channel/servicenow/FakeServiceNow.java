package dev.onus.notifier.channel.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.rest.Requests;
import dev.onus.notifier.channel.rest.RestSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks ServiceNow's interface to tables, for incidents and for the events of event management. */
public final class FakeServiceNow extends FakeVendor {
    private static final Pattern PATH = Pattern.compile("/api/now/table/(incident|em_event)(?:/([0-9a-f]{32}))?");
    private static final Pattern QUERY =
            Pattern.compile("correlation_id=([^=^]+)\\^active=true\\^ORDERBYDESCsys_created_on");
    private static final Set<String> EVENT_SEVERITIES = Set.of("0", "1", "2", "3", "4", "5");
    private static final String CLOSED = "7";
    private static final int MAX_SHORT_DESCRIPTION_CHARACTERS = 160;
    private static final int MAX_DESCRIPTION_CHARACTERS = 4_000;

    private final String authorization;
    private final List<ObjectNode> incidents = new CopyOnWriteArrayList<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    public FakeServiceNow(String username, String password) {
        this.authorization = RestSession.basic(username, password);
    }

    /** Their work notes are an array. */
    public List<ObjectNode> incidents() {
        return List.copyOf(incidents);
    }

    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    public void deleteAll() {
        incidents.clear();
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (header(exchange, "authorization").filter(authorization::equals).isEmpty()) {
            refuse(exchange, 401, "User Not Authenticated");
        } else if (!path.matches()) {
            refuse(exchange, 404, "Invalid table");
        } else {
            JsonNode json = body.isEmpty() ? object() : JSON.readTree(body);
            serve(exchange, exchange.getRequestMethod() + " " + path.group(1), path.group(2), json);
        }
    }

    private void serve(HttpExchange exchange, String request, String id, JsonNode json) throws IOException {
        switch (request) {
            case "GET incident" -> list(exchange);
            case "POST incident" -> open(exchange, json);
            case "PATCH incident" -> change(exchange, id, json);
            case "POST em_event" -> event(exchange, json);
            default -> refuse(exchange, 405, "Method not supported");
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, List<String>> query = Requests.query(exchange);
        Matcher asked = QUERY.matcher(Requests.one(query, "sysparm_query"));
        if (!asked.matches() || !Requests.one(query, "sysparm_display_value").equals("all")) {
            refuse(exchange, 400, "Invalid query");
            return;
        }
        ObjectNode answer = object();
        ArrayNode result = answer.putArray("result");
        incidents.reversed().stream()
                .filter(incident -> incident.path("correlation_id").asText().equals(asked.group(1)))
                .filter(incident -> !incident.path("state").asText().equals(CLOSED))
                .limit(Integer.parseInt(Requests.one(query, "sysparm_limit")))
                .forEach(incident -> {
                    ObjectNode shown = result.addObject();
                    for (String field : Requests.one(query, "sysparm_fields").split(",")) {
                        JsonNode value = incident.path(field);
                        String text = value.isArray() ? value.toString() : value.asText();
                        shown.putObject(field).put("display_value", text).put("value", value.isArray() ? "" : text);
                    }
                });
        answer(exchange, 200, answer);
    }

    private void open(HttpExchange exchange, JsonNode json) throws IOException {
        boolean fits = json.path("short_description").asText().length() <= MAX_SHORT_DESCRIPTION_CHARACTERS
                && json.path("description").asText().length() <= MAX_DESCRIPTION_CHARACTERS;
        if (!fits
                || !json.path("urgency").asText().matches("[123]")
                || !json.path("impact").asText().matches("[123]")) {
            refuse(exchange, 400, "Invalid value");
            return;
        }
        ObjectNode incident = json.deepCopy();
        incident.put("sys_id", "%032x".formatted(incidents.size() + 1)).put("state", "1");
        incident.putArray("work_notes");
        incidents.add(incident);
        created(exchange, incident);
    }

    private void change(HttpExchange exchange, String id, JsonNode json) throws IOException {
        for (ObjectNode incident : incidents) {
            if (incident.path("sys_id").asText().equals(id)) {
                incident.withArray("work_notes").add(json.path("work_notes").asText());
                if (json.has("state")) {
                    incident.put("state", json.path("state").asText());
                }
                answer(exchange, 200, object().set("result", object().put("sys_id", id)));
                return;
            }
        }
        refuse(exchange, 404, "No Record found");
    }

    private void event(HttpExchange exchange, JsonNode json) throws IOException {
        boolean isTime = json.path("time_of_event").asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        boolean isEvent = EVENT_SEVERITIES.contains(json.path("severity").asText())
                && !json.path("source").asText().isEmpty()
                && JSON.readTree(json.path("additional_info").asText()).isObject();
        if (!isTime || !isEvent) {
            refuse(exchange, 400, "Invalid event");
            return;
        }
        events.add(json);
        created(exchange, object().put("sys_id", "%032x".formatted(events.size())));
    }

    private static void created(HttpExchange exchange, JsonNode result) throws IOException {
        answer(exchange, 201, object().set("result", result));
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        ObjectNode answer = object().put("status", "failure");
        answer.putObject("error").put("message", why).put("detail", "");
        answer(exchange, status, answer);
    }
}
