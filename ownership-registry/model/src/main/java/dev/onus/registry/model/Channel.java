package dev.onus.registry.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How pages leave.
 *
 * @param host of the mail server
 * @param from the sender's address
 * @param url where a webhook posts when the contact has no address of its own
 * @param secretRef signs a webhook whose contact has no secret of its own
 */
public record Channel(
        ChannelType type,
        Optional<String> host,
        OptionalInt port,
        MailSecurity security,
        Optional<String> from,
        Optional<String> username,
        Optional<SecretRef> passwordRef,
        Optional<String> url,
        Optional<SecretRef> secretRef)
        implements Spec {
    /** A channel that needs no settings of its own. */
    public static Channel of(ChannelType type) {
        return new Channel(
                type,
                Optional.empty(),
                OptionalInt.empty(),
                MailSecurity.STARTTLS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
