package dev.onus.registry.callback;

import dev.onus.registry.client.MailServer;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import java.util.Optional;

/**
 * The mailbox in which replies to the mails of one channel arrive.
 *
 * @param name of the Channel record
 * @param server by which it is read
 */
record Inbox(String name, Channel channel, MailServer server) {
    /** Empty for channels that nobody can reply to. */
    static Optional<Inbox> of(String name, Channel channel) {
        return channel.type() == ChannelType.SMTP
                ? MailServer.inboxOf(channel).map(server -> new Inbox(name, channel, server))
                : Optional.empty();
    }
}
