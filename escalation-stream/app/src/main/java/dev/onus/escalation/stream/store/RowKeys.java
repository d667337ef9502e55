package dev.onus.escalation.stream.store;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of rows that belong to a routing key. The length stands in front, so that the rows of {@code a} are not found
 * when those of {@code ab} are looked for.
 */
final class RowKeys {
    /** What two bytes can count. Kafka keys of Onus are far shorter. */
    static final int MAX_ROUTING_KEY_BYTES = 0xFFFF;

    private RowKeys() {}

    static byte[] prefix(RoutingKey routingKey) {
        byte[] bytes = routingKey.value().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_ROUTING_KEY_BYTES) {
            throw new IllegalArgumentException("Expected a routing key of at most " + MAX_ROUTING_KEY_BYTES
                    + " bytes, but it has " + bytes.length + ".");
        }
        return ByteBuffer.allocate(Short.BYTES + bytes.length)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    static Bytes ofCase(RoutingKey routingKey, CaseId caseId) {
        return join(prefix(routingKey), caseId.value().getBytes(StandardCharsets.UTF_8));
    }

    static Bytes join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return Bytes.wrap(joined.array());
    }
}
