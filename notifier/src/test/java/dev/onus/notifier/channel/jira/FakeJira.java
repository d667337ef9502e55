package dev.onus.notifier.channel.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.onus.notifier.channel.FakeVendor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks Jira's interface, version 3 of the cloud or version 2 of a data centre, with one project and a simple
 * workflow.
 */
public final class FakeJira extends FakeVendor {
    /** One issue as it is there. */
    public static final class Issue {
        private final String key;
        private final JsonNode fields;
        private final List<JsonNode> comments = new CopyOnWriteArrayList<>();
        private volatile String category = "new";

        Issue(String key, JsonNode fields) {
            this.key = key;
            this.fields = fields;
        }

        public String key() {
            return key;
        }

        public JsonNode fields() {
            return fields;
        }

        public List<JsonNode> comments() {
            return List.copyOf(comments);
        }

        public String category() {
            return category;
        }

        public void move(String newCategory) {
            this.category = newCategory;
        }

        boolean has(String label) {
            for (JsonNode one : fields.path("labels")) {
                if (one.asText().equals(label)) {
                    return true;
                }
            }
            return false;
        }
    }

    public static final String PROJECT = "PAY";
    private static final Pattern JQL =
            Pattern.compile("project = \"PAY\" AND labels = \"([^\"]+)\" ORDER BY created DESC");
    private static final Pattern ISSUE = Pattern.compile("issue/(PAY-[0-9]+)(/comment|/transitions|)");
    private static final int MAX_SUMMARY_CHARACTERS = 255;
    private static final int MAX_TEXT_CHARACTERS = 32_767;

    private final String authorization;
    private final boolean cloud;
    private final String root;
    private final List<Issue> issues = new CopyOnWriteArrayList<>();
    private volatile boolean searchLags;
    private volatile boolean wantsAResolution;

    public FakeJira(String authorization, boolean cloud) {
        this.authorization = authorization;
        this.cloud = cloud;
        this.root = cloud ? "/rest/api/3/" : "/rest/api/2/";
    }

    public List<Issue> issues() {
        return List.copyOf(issues);
    }

    /** Deletes all issues. */
    public void deleteAll() {
        issues.clear();
    }

    /** From now on its search finds nothing: the index of the cloud is some seconds behind. */
    public void letSearchLag() {
        searchLags = true;
    }

    /** From now on nobody closes an issue without saying how it was resolved. */
    public void wantAResolution() {
        wantsAResolution = true;
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (header(exchange, "authorization").filter(authorization::equals).isEmpty()) {
            answer(exchange, 401, errors("user"));
        } else if (!path.startsWith(root)) {
            answer(exchange, 404, object());
        } else {
            JsonNode json = body.isEmpty() ? object() : JSON.readTree(body);
            serve(exchange, exchange.getRequestMethod() + " " + path.substring(root.length()), json);
        }
    }

    private void serve(HttpExchange exchange, String request, JsonNode json) throws IOException {
        Matcher issue = ISSUE.matcher(request.substring(request.indexOf(' ') + 1));
        if (request.equals("POST " + (cloud ? "search/jql" : "search"))) {
            search(exchange, json);
        } else if (request.equals("POST issue")) {
            create(exchange, json.path("fields"));
        } else if (issue.matches()) {
            Issue found = issues.stream()
                    .filter(one -> one.key.equals(issue.group(1)))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                answer(exchange, 404, errors());
            } else {
                serve(exchange, found, exchange.getRequestMethod() + issue.group(2), json);
            }
        } else {
            answer(exchange, 404, errors());
        }
    }

    private void serve(HttpExchange exchange, Issue issue, String request, JsonNode json) throws IOException {
        switch (request) {
            case "GET" -> answer(exchange, 200, shown(issue));
            case "GET/comment" -> {
                ArrayNode comments = object().putArray("comments");
                issue.comments().reversed().forEach(comments::add);
                answer(exchange, 200, object().set("comments", comments));
            }
            case "POST/comment" -> {
                if (isText(json.path("body"))) {
                    issue.comments.add(json);
                    answer(exchange, 201, object().put("id", Integer.toString(issue.comments.size())));
                } else {
                    answer(exchange, 400, errors("comment"));
                }
            }
            case "GET/transitions" -> transitions(exchange);
            case "POST/transitions" ->
                move(exchange, issue, json.path("transition").path("id").asText());
            default -> answer(exchange, 405, errors());
        }
    }

    private void search(HttpExchange exchange, JsonNode query) throws IOException {
        Matcher jql = JQL.matcher(query.path("jql").asText());
        if (!jql.matches() || !query.path("fields").isArray()) {
            answer(exchange, 400, errors("jql"));
            return;
        }
        ObjectNode found = object();
        ArrayNode list = found.putArray("issues");
        issues.reversed().stream()
                .filter(issue -> !searchLags && issue.has(jql.group(1)))
                .limit(query.path("maxResults").asInt())
                .forEach(issue -> list.add(shown(issue)));
        answer(exchange, 200, found);
    }

    private void create(HttpExchange exchange, JsonNode fields) throws IOException {
        List<String> wrong = new ArrayList<>();
        String summary = fields.path("summary").asText();
        if (!fields.path("project").path("key").asText().equals(PROJECT)) {
            wrong.add("project");
        }
        if (!fields.path("issuetype").path("name").asText().equals("Task")) {
            wrong.add("issuetype");
        }
        if (summary.isEmpty() || summary.length() > MAX_SUMMARY_CHARACTERS || summary.contains("\n")) {
            wrong.add("summary");
        }
        if (!isText(fields.path("description"))) {
            wrong.add("description");
        }
        fields.path("labels").forEach(label -> {
            if (label.asText().isEmpty() || label.asText().contains(" ")) {
                wrong.add("labels");
            }
        });
        if (wrong.isEmpty()) {
            Issue issue = new Issue(PROJECT + "-" + (issues.size() + 1), fields);
            issues.add(issue);
            answer(exchange, 201, object().put("id", "1000" + issues.size()).put("key", issue.key));
        } else {
            answer(exchange, 400, errors(wrong.toArray(String[]::new)));
        }
    }

    private static void transitions(HttpExchange exchange) throws IOException {
        ObjectNode answer = object();
        ArrayNode ways = answer.putArray("transitions");
        for (String category : List.of("indeterminate", "new", "done")) {
            ObjectNode way = ways.addObject().put("id", category).put("name", "To " + category);
            way.putObject("to").putObject("statusCategory").put("key", category);
        }
        answer(exchange, 200, answer);
    }

    private void move(HttpExchange exchange, Issue issue, String category) throws IOException {
        if (wantsAResolution && category.equals("done")) {
            answer(exchange, 400, errors("resolution"));
        } else {
            issue.move(category);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static ObjectNode shown(Issue issue) {
        ObjectNode shown = object().put("key", issue.key);
        ObjectNode fields = shown.putObject("fields");
        fields.putObject("status").putObject("statusCategory").put("key", issue.category);
        fields.set("description", issue.fields.path("description"));
        return shown;
    }

    /** A document in the cloud, where an empty text node is an error; a text in a data centre. */
    private boolean isText(JsonNode text) {
        if (!cloud) {
            return text.isTextual() && text.asText().length() <= MAX_TEXT_CHARACTERS;
        }
        return text.path("type").asText().equals("doc")
                && text.path("version").asInt() == 1
                && text.findParents("text").stream()
                        .noneMatch(node -> node.path("text").asText().isEmpty())
                && text.findValuesAsText("text").stream()
                                .mapToInt(String::length)
                                .sum()
                        <= MAX_TEXT_CHARACTERS;
    }

    private static ObjectNode errors(String... fields) {
        ObjectNode errors = object();
        errors.putArray("errorMessages");
        ObjectNode named = errors.putObject("errors");
        for (String field : fields) {
            named.put(field, "Something is wrong with it.");
        }
        return errors;
    }
}
