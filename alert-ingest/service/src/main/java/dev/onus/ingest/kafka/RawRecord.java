package dev.onus.ingest.kafka;

import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.publish.Arrival;
import dev.onus.ingest.publish.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A raw Kafka record as a submission. The sender's key and headers mean nothing but CloudEvents and trace. */
final class RawRecord {
    private static final String TRACE_PARENT = "traceparent";
    private static final int LONGEST_KEY = 1_000;

    private RawRecord() {}

    static String position(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    static Submission submission(ConsumerRecord<byte[], byte[]> record, RawSources.Named source) {
        byte[] body = record.value() == null ? new byte[0] : record.value();
        return new Submission(body, source.source(), source.options(), headers(record), position(record), 0);
    }

    static Arrival arrival(ConsumerRecord<byte[], byte[]> record, Instant now) {
        Optional<String> key = Optional.ofNullable(record.key())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(text -> text.length() <= LONGEST_KEY);
        Optional<String> trace = TraceParent.traceId(headers(record).get(TRACE_PARENT));
        return Arrival.kafka(position(record), now, key, trace);
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key().toLowerCase(Locale.ROOT), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
