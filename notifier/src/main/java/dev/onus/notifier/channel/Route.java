package dev.onus.notifier.channel;

/** Where a contact leads, once its settings were read. */
public sealed interface Route {
    record Usable(Destination destination) implements Route {}

    /** It counts as failed for good; the person's next contact is tried at once. */
    record Unusable(String channel, String why) implements Route {}
}
