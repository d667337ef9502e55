package dev.onus.notifier.channel;

import dev.onus.notifier.message.Message;
import java.time.Duration;

/** Sends to one destination. It returns what came of it, throws nothing that is expected, and ends within the timeout. */
@FunctionalInterface
public interface Sender {
    /** @param destinationId the destination's id, from which the message's own id follows */
    SendResult send(Message message, String destinationId, Duration timeout);
}
