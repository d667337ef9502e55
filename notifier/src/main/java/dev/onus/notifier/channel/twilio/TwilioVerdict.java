package dev.onus.notifier.channel.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.RestReply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Twilio's error codes mean. Its own words are not repeated, because they contain the number. A code that is not
 * known here counts by the status it came with.
 */
final class TwilioVerdict {
    /** Over a limit, a full queue, a fault that nobody knows: it may work a little later. */
    private static final Set<Integer> PASSES = Set.of(14107, 20429, 20500, 20503, 21611, 30001, 30008, 30017, 30022);

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(20003, "the account and the token do not fit"),
            Map.entry(20429, "too many requests at once"),
            Map.entry(21211, "it is no telephone number"),
            Map.entry(21214, "the number cannot be called"),
            Map.entry(21215, "the account may not call that country"),
            Map.entry(21217, "it is no telephone number"),
            Map.entry(21219, "a trial account may only call verified numbers"),
            Map.entry(21408, "the account may not write to that country"),
            Map.entry(21606, "the sender's number cannot write there"),
            Map.entry(21608, "a trial account may only write to verified numbers"),
            Map.entry(21609, "it cannot reach the public address of this installation"),
            Map.entry(21610, "whoever has the number asked for no more messages"),
            Map.entry(21611, "too many messages of the sender are waiting"),
            Map.entry(21612, "there is no way from the sender to that number"),
            Map.entry(21614, "it is no mobile number"),
            Map.entry(30001, "its queue is full"),
            Map.entry(30002, "the account is suspended"),
            Map.entry(30003, "the telephone is off or unreachable"),
            Map.entry(30004, "the message was blocked"),
            Map.entry(30005, "nobody has that number"),
            Map.entry(30006, "the number takes no text messages"),
            Map.entry(30007, "the carrier filtered it"),
            Map.entry(30008, "for reasons it does not know"));

    private TwilioVerdict() {}

    static SendResult of(RestReply reply) {
        return switch (reply) {
            case RestReply.Ok created -> ofResource(created.body());
            case RestReply.Failed failed -> {
                int code = failed.body().path("code").asInt();
                yield code == 0 ? failed.why() : ofCode(code, failed.why());
            }
        };
    }

    /** A resource that was made can say in the same breath that it came to nothing. */
    private static SendResult ofResource(JsonNode resource) {
        String sid = resource.path("sid").asText();
        int code = resource.path("error_code").asInt();
        if (code != 0) {
            return ofCode(code, new SendResult.Permanent(""));
        }
        return switch (resource.path("status").asText()) {
            case "failed", "undelivered", "canceled" ->
                new SendResult.Permanent("Expected Twilio to take it, but it failed at once.");
            default ->
                sid.isEmpty()
                        ? SendResult.unknown("Expected Twilio to say what it calls it, but it said nothing.")
                        : new SendResult.Accepted(sid);
        };
    }

    /** @param otherwise what an unknown code means */
    private static SendResult ofCode(int code, SendResult otherwise) {
        String why = "Expected Twilio to take it, but it answered with error " + code
                + Optional.ofNullable(MEANINGS.get(code))
                        .map(meaning -> " (" + meaning + ").")
                        .orElse(".");
        return switch (otherwise) {
            case SendResult.Temporary temporary -> new SendResult.Temporary(temporary.after(), why);
            case SendResult.Accepted impossible -> impossible;
            case SendResult.Permanent permanent ->
                PASSES.contains(code) ? SendResult.temporary(why) : new SendResult.Permanent(why);
        };
    }
}
