package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.CommonEnvelopes;
import dev.onus.ingest.decode.Envelope;
import dev.onus.ingest.decode.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What AWS alone puts around records: a subscription of CloudWatch Logs, the answer of CloudTrail's LookupEvents. */
public final class AwsEnvelopes {
    public static final List<Envelope> ALL = List.of(AwsEnvelopes::logs, AwsEnvelopes::lookup);

    private AwsEnvelopes() {}

    /** A control message has no events, and so no items. */
    private static Optional<Envelope.Opened> logs(JsonNode node) {
        return node.path("logGroup").isTextual() && node.path("logEvents").isArray()
                ? texts(node.get("logEvents"), "message")
                : Optional.empty();
    }

    private static Optional<Envelope.Opened> lookup(JsonNode node) {
        JsonNode events = node.path("Events");
        return events.isArray() && events.path(0).has("CloudTrailEvent")
                ? texts(events, "CloudTrailEvent")
                : Optional.empty();
    }

    /** A text that is no JSON stays in its frame, so that it is kept as it came. */
    private static Optional<Envelope.Opened> texts(JsonNode list, String field) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode each : list) {
            items.add(
                    new Fields(each).text(field).flatMap(CommonEnvelopes::json).orElse(each));
        }
        return Envelope.Opened.all(items);
    }
}
