package dev.onus.registry.model;

import java.util.Optional;

/**
 * One way to reach a person.
 *
 * @param name by which the person's rules mean it; the channel's name where none is written
 * @param channel the name of a Channel record, or of a built-in channel: {@code console}, {@code webhook}, {@code email}
 *     and others that need no settings
 * @param address what the channel's type asks for: an e-mail address, a telephone number, a user's id, a topic
 * @param url where the channel posts to an address of the person's own
 * @param urlRef the same where the address itself is a secret
 * @param secretRef signs the webhook, or is the person's own integration key; without one webhooks are unsigned
 * @param unverified somebody typed it in and has not shown yet that it is theirs; nothing but the message that verifies
 *     it goes there
 */
public record Contact(
        String name,
        String channel,
        Optional<String> address,
        Optional<String> url,
        Optional<SecretRef> urlRef,
        Optional<SecretRef> secretRef,
        boolean unverified) {
    /** A contact with nothing but its channel, of which it has the name. */
    public static Contact of(String channel) {
        return new Contact(
                channel, channel, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public Contact named(String name) {
        return new Contact(name, channel, address, url, urlRef, secretRef, unverified);
    }

    public Contact withAddress(String address) {
        return new Contact(name, channel, Optional.of(address), url, urlRef, secretRef, unverified);
    }

    public Contact withUrl(String url) {
        return new Contact(name, channel, address, Optional.of(url), urlRef, secretRef, unverified);
    }

    public Contact withUrlRef(SecretRef urlRef) {
        return new Contact(name, channel, address, url, Optional.of(urlRef), secretRef, unverified);
    }

    public Contact withSecret(SecretRef secretRef) {
        return new Contact(name, channel, address, url, urlRef, Optional.of(secretRef), unverified);
    }

    public Contact verified(boolean verified) {
        return new Contact(name, channel, address, url, urlRef, secretRef, !verified);
    }
}
