package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/**
 * One entry of the deadline index: of a case, or of an identity, which has one timer for what its record alone makes a
 * finding (OWN-13). Its bytes sort by time as unsigned bytes, which is how RocksDB sorts:
 *
 * <pre>[8 bytes due time in ms, sign bit flipped][2 bytes length][routing key][case id]</pre>
 */
public record DeadlineKey(Instant dueAt, RoutingKey routingKey, CaseId caseId) {
    private static final int TIME_BYTES = Long.BYTES;
    /** In the place of a case id, which is a hash and never this word. */
    private static final CaseId OF_IDENTITY = new CaseId("identity");
    /** As above: children of an issuer are to be told that their storm has ended. */
    private static final CaseId OF_FAMILY = new CaseId("family");

    /** Before every entry, also one that is due before 1970. */
    static final Bytes FIRST = timeOnly(Long.MIN_VALUE);

    public static DeadlineKey ofIdentity(Instant dueAt, RoutingKey routingKey) {
        return new DeadlineKey(dueAt, routingKey, OF_IDENTITY);
    }

    public boolean isOfIdentity() {
        return caseId.equals(OF_IDENTITY);
    }

    public static DeadlineKey ofFamily(Instant dueAt, RoutingKey issuer) {
        return new DeadlineKey(dueAt, issuer, OF_FAMILY);
    }

    public boolean isOfFamily() {
        return caseId.equals(OF_FAMILY);
    }

    Bytes toBytes() {
        byte[] prefix = RowKeys.prefix(routingKey);
        byte[] subject = caseId.value().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(TIME_BYTES + prefix.length + subject.length)
                .putLong(sortable(dueAt.toEpochMilli()))
                .put(prefix)
                .put(subject)
                .array());
    }

    static DeadlineKey parse(Bytes bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
        Instant dueAt = Instant.ofEpochMilli(sortable(buffer.getLong()));
        byte[] routingKey = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(routingKey);
        byte[] subject = new byte[buffer.remaining()];
        buffer.get(subject);
        return new DeadlineKey(
                dueAt,
                new RoutingKey(new String(routingKey, StandardCharsets.UTF_8)),
                new CaseId(new String(subject, StandardCharsets.UTF_8)));
    }

    /** Greater than every entry due at or before the instant, and equal to none: real keys are longer. */
    static Bytes after(Instant dueAt) {
        return timeOnly(dueAt.toEpochMilli() + 1);
    }

    /** The smallest bytes that are greater than this key. */
    static Bytes after(Bytes key) {
        byte[] bytes = key.get();
        return Bytes.wrap(
                ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) 0).array());
    }

    private static Bytes timeOnly(long epochMilli) {
        return Bytes.wrap(
                ByteBuffer.allocate(TIME_BYTES).putLong(sortable(epochMilli)).array());
    }

    private static long sortable(long epochMilli) {
        return epochMilli ^ Long.MIN_VALUE;
    }
}
