package dev.onus.notifier.channel.slack;

import java.util.Optional;

/**
 * By what Slack knows a message that was posted.
 *
 * @param ts the time stamp that is its id within the conversation
 * @param isBundle several pages are in it, so the withdrawal of one must not take the place of all
 */
record PostedMessage(String channel, String ts, boolean isBundle) {
    private static final String BUNDLE = "bundle";

    /** As the ledger keeps it. */
    String providerId() {
        return channel + ":" + ts + (isBundle ? ":" + BUNDLE : "");
    }

    static Optional<PostedMessage> parse(String providerId) {
        String[] parts = providerId.split(":", -1);
        return parts.length < 2
                ? Optional.empty()
                : Optional.of(new PostedMessage(parts[0], parts[1], parts.length == 3 && parts[2].equals(BUNDLE)));
    }
}
