package dev.onus.ingest.decode.format.ocsf;

import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OCSF asks for milliseconds since 1970; products send seconds, micro- and nanoseconds as well, and beside each a text
 * that ends in {@code _dt}, often without a zone.
 */
final class OcsfTimes {
    private OcsfTimes() {}

    static Optional<Instant> occurred(Fields record, Fields info) {
        return Stream.of(
                        read(info, "first_seen_time"),
                        read(record, "start_time"),
                        read(info, "created_time"),
                        read(record, "time"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Instant> read(Fields fields, String name) {
        return Timestamps.read(fields.at(name)).or(() -> Timestamps.read(fields.at(name + "_dt")));
    }
}
