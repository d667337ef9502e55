package dev.onus.escalation.stream.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/** The deadline index read by its documented bytes, apart from the code that writes it. */
final class DueEntries {
    private DueEntries() {}

    /** @param caseId empty for the timer of an identity */
    record DueEntry(Instant dueAt, String routingKey, String caseId) {}

    static List<DueEntry> all(MemoryStore<Bytes, byte[]> index) {
        List<DueEntry> entries = new ArrayList<>();
        index.rows().keySet().forEach(key -> entries.add(parse(key)));
        return entries;
    }

    /** Ids of cases with an entry up to the instant. */
    static Set<String> upTo(Instant instant, MemoryStore<Bytes, byte[]> index) {
        if (index.rows().isEmpty() || parse(index.rows().firstKey()).dueAt().isAfter(instant)) {
            return Set.of();
        }
        Set<String> due = new HashSet<>();
        for (Bytes key : index.rows().keySet()) {
            DueEntry entry = parse(key);
            if (entry.dueAt().isAfter(instant)) {
                break;
            }
            due.add(entry.caseId());
        }
        return due;
    }

    private static DueEntry parse(Bytes key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get());
        Instant dueAt = Instant.ofEpochMilli(bytes.getLong() ^ Long.MIN_VALUE);
        byte[] routingKey = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(routingKey);
        byte[] caseId = new byte[bytes.remaining()];
        bytes.get(caseId);
        return new DueEntry(
                dueAt, new String(routingKey, StandardCharsets.UTF_8), new String(caseId, StandardCharsets.UTF_8));
    }
}
