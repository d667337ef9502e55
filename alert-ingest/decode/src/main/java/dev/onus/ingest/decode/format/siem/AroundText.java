package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertFormat.Context;
import dev.onus.ingest.decode.Timestamps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a record of text was sent, from what stands around it: Splunk's HEC, or the header of syslog. */
final class AroundText {
    private AroundText() {}

    static Optional<Instant> time(JsonNode tree, Optional<ZoneId> zone, Context context) {
        String header = tree.path("syslog").path("time").asText("");
        return Timestamps.read(header, zone, near(tree, context)).or(() -> sent(tree));
    }

    /** A time close to the record's, from which one without a year takes it. */
    static Optional<Instant> near(JsonNode tree, Context context) {
        return sent(tree).or(context::at);
    }

    private static Optional<Instant> sent(JsonNode tree) {
        return Timestamps.read(tree.path("hec").path("time"));
    }
}
