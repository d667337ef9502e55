package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.channel.HttpVerdict;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.outbound.HttpAnswer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Slack's answers mean: its methods answer 200 and say in the body whether it worked. */
final class SlackVerdict {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String WORD = "[a-z0-9_]{1,80}";

    /** Slack asks to be left alone for a while. */
    private static final Set<String> LIMITS = Set.of("rate_limited", "ratelimited", "message_limit_exceeded");

    /** Slack's own trouble; for the first two its documentation says that part of it may have been done. */
    private static final Set<String> FOR_NOW =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");

    /** What the operator can do about the refusals that are seen most. */
    private static final Map<String, String> ADVICE = Map.of(
            "not_in_channel", "Invite the app to the channel.",
            "channel_not_found", "Invite the app, and check the id.",
            "is_archived", "The channel is archived.",
            "invalid_auth", "Check what tokenRef leads to.",
            "token_revoked", "Install the app again and renew the token.",
            "account_inactive", "Install the app again and renew the token.",
            "missing_scope", "Give the app the scope chat:write.");

    /** One answer. */
    sealed interface Reply {
        record Done(JsonNode body) implements Reply {}

        /** @param error Slack's word for it; empty when Slack said none */
        record Failed(String error, SendResult result) implements Reply {}
    }

    private SlackVerdict() {}

    static Reply of(HttpAnswer answer, Instant now) {
        if (answer instanceof HttpAnswer.Answered answered && answered.status() / 100 == 2) {
            return Json.read(answered.body())
                    .map(body -> body.path("ok").asBoolean() ? new Reply.Done(body) : refused(body, answered, now))
                    .orElseGet(() -> new Reply.Failed(
                            "", SendResult.unknown("Expected an answer in Slack's JSON, but got something else.")));
        }
        return new Reply.Failed("", HttpVerdict.of(answer, "", now));
    }

    private static Reply refused(JsonNode body, HttpAnswer.Answered answered, Instant now) {
        String error = word(body.path("error").asText());
        if (LIMITS.contains(error)) {
            HttpAnswer asLimit = new HttpAnswer.Answered(TOO_MANY_REQUESTS, answered.retryAfter(), "");
            return new Reply.Failed(error, HttpVerdict.of(asLimit, "", now));
        }
        String why = "Expected Slack to take it, but it said " + error + ".";
        if (FOR_NOW.contains(error)) {
            return new Reply.Failed(error, SendResult.unknown(why));
        }
        return new Reply.Failed(
                error,
                new SendResult.Permanent(Optional.ofNullable(ADVICE.get(error))
                        .map(advice -> why + " " + advice)
                        .orElse(why)));
    }

    /** The word as Slack writes them; an answer of somebody else does not get into our logs. */
    static String word(String text) {
        return text.matches(WORD) ? text : "something unknown";
    }
}
