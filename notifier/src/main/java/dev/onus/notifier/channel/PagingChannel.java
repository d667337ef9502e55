package dev.onus.notifier.channel;

import dev.onus.registry.model.ChannelType;

/** A way to reach people: it reads what a contact and its channel record say, and sends there. */
public interface PagingChannel {
    ChannelType type();

    /** Where this contact leads; {@link Route.Unusable} with the reason when its settings cannot be used. */
    Route route(ContactFacts facts);
}
