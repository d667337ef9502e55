package dev.onus.notifier.channel;

import dev.onus.vocabulary.StableHash;

/**
 * One place where one person can be reached.
 *
 * @param id hash of channel and address: the same for the same place, and it tells nobody the address
 * @param channel the Channel record's name
 * @param shortened the place for people and logs, shortened so that it names nobody
 */
public record Destination(String id, String channel, String shortened, Sender sender) {
    public static Destination of(String channel, String address, String shortened, Sender sender) {
        return new Destination(StableHash.of("destination", channel, address), channel, shortened, sender);
    }
}
