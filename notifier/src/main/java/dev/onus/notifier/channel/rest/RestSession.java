package dev.onus.notifier.channel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.notifier.channel.HttpVerdict;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.notifier.outbound.HttpAnswer;
import dev.onus.notifier.outbound.HttpCall;
import dev.onus.notifier.outbound.HttpSender;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The requests that one message takes at one vendor. Together they take no longer than the message's timeout. */
public final class RestSession {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] NOTHING = new byte[0];

    private final HttpSender http;
    private final WebAddress base;
    private final String authorization;
    private final Clock clock;
    private final long endNanos;

    /** @param authorization the whole header of that name */
    public RestSession(HttpSender http, WebAddress base, String authorization, Clock clock, Duration timeout) {
        this.http = http;
        this.base = base;
        this.authorization = authorization;
        this.clock = clock;
        this.endNanos = System.nanoTime() + timeout.toNanos();
    }

    /** The header for a user and a password (RFC 7617). */
    public static String basic(String user, String password) {
        String pair = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The header for a token (RFC 6750). */
    public static String bearer(String token) {
        return "Bearer " + token;
    }

    /** @param path after the base address, encoded, with its query */
    public RestReply get(String path) {
        return send("GET", path, Map.of(), NOTHING);
    }

    public RestReply post(String path, JsonNode body) {
        return json("POST", path, body);
    }

    public RestReply patch(String path, JsonNode body) {
        return json("PATCH", path, body);
    }

    public RestReply post(String path, FormBody form) {
        return send("POST", path, Map.of("content-type", "application/x-www-form-urlencoded"), form.bytes());
    }

    private RestReply json(String method, String path, JsonNode body) {
        try {
            return send(
                    method,
                    path,
                    Map.of("content-type", "application/json; charset=utf-8"),
                    MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Expected a tree of JSON nodes to be writable, but it is not.", impossible);
        }
    }

    private RestReply send(String method, String path, Map<String, String> more, byte[] body) {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        if (!left.isPositive()) {
            return failed(SendResult.temporary("Expected time for one more request, but it was over."));
        }
        Map<String, String> headers = new HashMap<>(more);
        headers.put("authorization", authorization);
        headers.put("accept", "application/json");
        HttpAnswer answer = http.send(new HttpCall(method, base.resolve(path).uri(), headers, body, true), left);
        SendResult verdict = HttpVerdict.of(answer, "", clock.instant());
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return failed(verdict);
        }
        JsonNode said = json(answered.body());
        if (!(verdict instanceof SendResult.Accepted)) {
            return new RestReply.Failed(verdict, OptionalInt.of(answered.status()), said);
        }
        return said.isMissingNode() && !answered.body().isBlank()
                ? failed(notJson(method))
                : new RestReply.Ok(answered.status(), said);
    }

    /** A page to log in, or one of a system that is asleep, comes with a 200 too. What was written may be done. */
    private static SendResult notJson(String method) {
        String why = "Expected JSON, but got something else with a status of success.";
        return method.equals("GET") ? SendResult.temporary(why) : SendResult.unknown(why);
    }

    private static RestReply failed(SendResult why) {
        return new RestReply.Failed(why, OptionalInt.empty(), MissingNode.getInstance());
    }

    private static JsonNode json(String body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException somethingElse) {
            return MissingNode.getInstance();
        }
    }
}
