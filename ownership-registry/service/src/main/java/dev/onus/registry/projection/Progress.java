package dev.onus.registry.projection;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far the projector is: everything before {@code position}, and of the proposal at {@code position} the first
 * {@code changes}. A large proposal is written in several transactions, each of which moves this.
 */
record Progress(long position, int changes) {
    static final Progress START = new Progress(0, 0);

    private static final String CHANGES = "changes=";

    static Progress of(@Nullable OffsetAndMetadata committed) {
        if (committed == null) {
            return START;
        }
        String metadata = committed.metadata();
        int changes = metadata.startsWith(CHANGES) ? Integer.parseInt(metadata.substring(CHANGES.length())) : 0;
        return new Progress(committed.offset(), changes);
    }

    OffsetAndMetadata toCommit() {
        return new OffsetAndMetadata(position, CHANGES + changes);
    }
}
