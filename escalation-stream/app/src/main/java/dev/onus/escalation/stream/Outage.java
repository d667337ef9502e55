package dev.onus.escalation.stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;

/** Tells a failure of what we stand on from a bad record: the first is tried again, the second is put aside. */
public final class Outage {
    private static final int MAX_CAUSES = 16;

    private Outage() {}

    /** A schema registry that does not answer is an outage; a schema id that it does not know is a bad record. */
    public static boolean isOutage(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof ProcessorStateException || cause instanceof InvalidStateStoreException) {
                return true;
            }
            if (cause instanceof KafkaException && !(cause instanceof SerializationException)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
