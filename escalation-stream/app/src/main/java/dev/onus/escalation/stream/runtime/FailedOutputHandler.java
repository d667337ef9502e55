package dev.onus.escalation.stream.runtime;

import dev.onus.escalation.stream.Outage;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output that no producer was given yet, because it cannot be serialized or is larger than the topology lets pass, is
 * put aside and shouted about. Whatever the producer itself refuses is tried again: its transaction is in an error state
 * by then and can only be aborted, so to step over the record, as one can without exactly-once, would fail at the
 * commit. It comes to neither: intake bounds each field of an alert, and a case whose row would be too large for a record
 * fails with its input before anything is written.
 */
public final class FailedOutputHandler implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedOutputHandler.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        LOG.error("output=refused topic={}", record.topic(), exception);
        return Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        if (Outage.isOutage(exception)) {
            return Response.fail();
        }
        LOG.error("output=dropped reason=not-serializable topic={}", record.topic(), exception);
        return Response.resume(List.of(DeadLetter.of(
                "output-not-serializable", context, context.sourceRawKey(), context.sourceRawValue(), exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
