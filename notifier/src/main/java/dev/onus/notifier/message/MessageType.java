package dev.onus.notifier.message;

import dev.onus.vocabulary.Word;

/** What a message is for; the names outside are those of the interface contract. */
public enum MessageType implements Word {
    PAGE("dev.onus.page.requested.v1"),
    WITHDRAWAL("dev.onus.page.withdrawn.v1"),
    REMINDER("dev.onus.page.reminder.v1"),
    /** Only for channels with people and clocks of their own. */
    ACKNOWLEDGEMENT("dev.onus.page.acknowledged.v1");

    private final String eventType;

    MessageType(String eventType) {
        this.eventType = eventType;
    }

    /** The CloudEvents {@code type}. */
    public String eventType() {
        return eventType;
    }
}
