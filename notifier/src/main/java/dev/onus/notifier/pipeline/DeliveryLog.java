package dev.onus.notifier.pipeline;

import dev.onus.contracts.Delivery;

/** Where the last word on a page goes. */
public interface DeliveryLog {
    /** Returns once it is durable. */
    void append(Delivery delivery);
}
