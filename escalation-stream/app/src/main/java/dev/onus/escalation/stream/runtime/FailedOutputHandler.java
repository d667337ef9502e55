package dev.onus.escalation.stream.runtime;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An output that can never be written is put aside and shouted about; any other failure is tried again. */
public final class FailedOutputHandler implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedOutputHandler.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RecordTooLargeException)) {
            return Response.fail();
        }
        LOG.error("output=dropped reason=too-large topic={}", record.topic(), exception);
        return Response.resume(List.of(DeadLetter.of("output-too-large", context, record.key(), null, exception)));
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
