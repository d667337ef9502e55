package dev.onus.notifier.channel.twilio;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks Twilio's interface of 2010 for messages and calls, and refuses what Twilio refuses with its codes. */
public final class FakeTwilio extends FakeVendor {
    public static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

    /** A message or a call as it was asked for. */
    public record Asked(String sid, Map<String, List<String>> form) {
        public String field(String name) {
            return Requests.one(form, name);
        }
    }

    private static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT + "/";
    private static final String NUMBER = "\\+[1-9][0-9]{6,14}";
    private static final int MAX_BODY_CHARACTERS = 1_600;
    private static final Set<String> MESSAGE_FIELDS =
            Set.of("To", "From", "MessagingServiceSid", "Body", "ValidityPeriod", "StatusCallback");
    private static final Set<String> CALL_FIELDS = Set.of(
            "To",
            "From",
            "Url",
            "Method",
            "MachineDetection",
            "Timeout",
            "StatusCallback",
            "StatusCallbackMethod",
            "StatusCallbackEvent");

    private final String token;
    private final List<Asked> messages = new CopyOnWriteArrayList<>();
    private final List<Asked> calls = new CopyOnWriteArrayList<>();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();

    public FakeTwilio(String token) {
        this.token = token;
    }

    public List<Asked> messages() {
        return List.copyOf(messages);
    }

    public List<Asked> calls() {
        return List.copyOf(calls);
    }

    /** From now on whoever has the number has asked for no more. */
    public void optOut(String number) {
        optedOut.add(number);
    }

    public void become(String sid, String status) {
        statuses.put(sid, status);
    }

    public String statusOf(String sid) {
        return statuses.getOrDefault(sid, "queued");
    }

    @Override
    protected void serve(HttpExchange exchange, String body) throws IOException {
        String expected = RestSession.basic(ACCOUNT, token);
        String path = exchange.getRequestURI().getPath();
        if (header(exchange, "authorization").filter(expected::equals).isEmpty()) {
            refuse(exchange, 401, 20003);
        } else if (!path.startsWith(ROOT)) {
            refuse(exchange, 404, 20404);
        } else {
            serve(exchange, path.substring(ROOT.length()), body);
        }
    }

    private void serve(HttpExchange exchange, String resource, String body) throws IOException {
        String method = exchange.getRequestMethod();
        Map<String, List<String>> form = Requests.fields(body);
        boolean isForm = header(exchange, "content-type")
                .filter("application/x-www-form-urlencoded"::equals)
                .isPresent();
        if (method.equals("GET") && resource.equals("Messages.json")) {
            list(exchange);
        } else if (!method.equals("POST") || !isForm) {
            refuse(exchange, 405, 20004);
        } else if (resource.equals("Messages.json")) {
            message(exchange, form);
        } else if (resource.equals("Calls.json")) {
            call(exchange, form);
        } else if (resource.matches("Calls/CA[0-9a-f]{32}\\.json")) {
            change(exchange, resource.substring("Calls/".length(), resource.length() - ".json".length()), form);
        } else {
            refuse(exchange, 404, 20404);
        }
    }

    private void message(HttpExchange exchange, Map<String, List<String>> form) throws IOException {
        String to = Requests.one(form, "To");
        String text = Requests.one(form, "Body");
        boolean hasSender = form.containsKey("From") != form.containsKey("MessagingServiceSid");
        if (!MESSAGE_FIELDS.containsAll(form.keySet())) {
            refuse(exchange, 400, 20001);
        } else if (!to.matches(NUMBER)) {
            refuse(exchange, 400, 21211);
        } else if (!hasSender) {
            refuse(exchange, 400, 21603);
        } else if (text.isEmpty()) {
            refuse(exchange, 400, 21602);
        } else if (text.length() > MAX_BODY_CHARACTERS) {
            refuse(exchange, 400, 21617);
        } else if (optedOut.contains(to)) {
            refuse(exchange, 400, 21610);
        } else {
            accept(exchange, messages, "SM", form);
        }
    }

    private void call(HttpExchange exchange, Map<String, List<String>> form) throws IOException {
        if (!CALL_FIELDS.containsAll(form.keySet())) {
            refuse(exchange, 400, 20001);
        } else if (!Requests.one(form, "To").matches(NUMBER)) {
            refuse(exchange, 400, 21211);
        } else if (!Requests.one(form, "From").matches(NUMBER)) {
            refuse(exchange, 400, 21212);
        } else if (!Requests.one(form, "Url").startsWith("http")) {
            refuse(exchange, 400, 21205);
        } else {
            accept(exchange, calls, "CA", form);
        }
    }

    private void change(HttpExchange exchange, String sid, Map<String, List<String>> form) throws IOException {
        boolean rings = Set.of("queued", "ringing").contains(statusOf(sid));
        if (calls.stream().noneMatch(call -> call.sid().equals(sid))) {
            refuse(exchange, 404, 20404);
        } else if (!rings || !Requests.one(form, "Status").equals("canceled")) {
            refuse(exchange, 400, 21220);
        } else {
            become(sid, "canceled");
            answer(exchange, 200, resource(sid));
        }
    }

    private void accept(HttpExchange exchange, List<Asked> where, String prefix, Map<String, List<String>> form)
            throws IOException {
        String sid = prefix + "%032x".formatted(where.size() + 1);
        where.add(new Asked(sid, form));
        answer(exchange, 201, resource(sid));
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, List<String>> query = Requests.query(exchange);
        int size = Integer.parseInt(Requests.one(query, "PageSize"));
        ObjectNode page = object();
        ArrayNode listed = page.putArray("messages");
        messages.reversed().stream()
                .filter(message -> message.field("To").equals(Requests.one(query, "To")))
                .limit(size)
                .forEach(message -> listed.add(resource(message.sid())
                        .put("to", message.field("To"))
                        .put("body", message.field("Body"))
                        .put("direction", "outbound-api")));
        answer(exchange, 200, page);
    }

    private ObjectNode resource(String sid) {
        ObjectNode resource =
                object().put("sid", sid).put("account_sid", ACCOUNT).put("status", statusOf(sid));
        resource.putNull("error_code").putNull("error_message").putNull("date_sent");
        return resource;
    }

    /** As Twilio does, it names the number in its words. */
    private static void refuse(HttpExchange exchange, int status, int code) throws IOException {
        answer(
                exchange,
                status,
                object().put("code", code)
                        .put("message", "The 'To' number +351912345678 is not good")
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status));
    }
}
