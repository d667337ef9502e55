package dev.onus.notifier.intake;

import dev.onus.notifier.message.Message;
import dev.onus.notifier.pipeline.PageRequest;

/** A message that an event asks for, and where in the log that event stands. */
record Incoming(String routingKey, int partition, long offset, Message message) {
    PageRequest request() {
        return new PageRequest(routingKey, partition, message);
    }

    /** What one person hears of one case is said in the order of the log. */
    Order order() {
        return new Order(message.event().getCaseId(), message.person());
    }

    record Order(String caseId, String person) {}
}
