package dev.onus.escalation.stream.runtime;

import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.Outage;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One record that nobody can read never stops a partition (design: everything accepted is durable). */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecordHandler.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (Outage.isOutage(exception)) {
            return Response.fail();
        }
        LOG.error(
                "record=dead-letter reason=unreadable topic={} partition={} offset={}",
                record.topic(),
                record.partition(),
                record.offset(),
                exception);
        return isOfGlobalThread(record)
                ? Response.resume()
                : Response.resume(
                        List.of(DeadLetter.of("unreadable", context, record.key(), record.value(), exception)));
    }

    /** The global thread has no producer: it would die of being given a dead letter. The log line is all. */
    private static boolean isOfGlobalThread(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.REGISTRY.name());
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
