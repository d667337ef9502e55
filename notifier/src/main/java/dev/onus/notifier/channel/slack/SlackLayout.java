package dev.onus.notifier.channel.slack;

/** The limits of Block Kit (docs.slack.dev, "Blocks" and "Block elements"); Slack refuses a message that is over one. */
final class SlackLayout {
    static final int MAX_HEADER = 150;
    static final int MAX_TEXT = 3000;
    static final int MAX_BLOCKS = 50;
    static final int MAX_METADATA_PERSON = 200;

    /** Each of them takes two blocks; the other pages of the message are listed without buttons. */
    static final int MAX_PAGES_WITH_BUTTONS = 20;

    private SlackLayout() {}
}
