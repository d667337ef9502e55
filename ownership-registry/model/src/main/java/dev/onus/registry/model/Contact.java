package dev.onus.registry.model;

import java.util.Optional;

/**
 * One way to reach a person.
 *
 * @param channel the name of a Channel record, or of a built-in channel: {@code console}, {@code webhook}, {@code email}
 * @param address e-mail address, where the channel sends mail
 * @param url where the channel posts to an address of the person's own
 * @param secretRef signs the webhook; without one its pages are unsigned
 */
public record Contact(String channel, Optional<String> address, Optional<String> url, Optional<SecretRef> secretRef) {}
