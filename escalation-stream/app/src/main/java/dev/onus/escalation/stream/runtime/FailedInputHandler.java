package dev.onus.escalation.stream.runtime;

import dev.onus.escalation.stream.Outage;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An input that the case machine could not handle is put aside; nothing of its decision was written. */
public final class FailedInputHandler implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedInputHandler.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (Outage.isOutage(exception)) {
            return Response.fail();
        }
        LOG.error(
                "record=dead-letter reason=failed topic={} partition={} offset={} node={}",
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                exception);
        return Response.resume(
                List.of(DeadLetter.of("failed", context, context.sourceRawKey(), context.sourceRawValue(), exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
