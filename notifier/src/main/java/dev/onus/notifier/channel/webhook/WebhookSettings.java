package dev.onus.notifier.channel.webhook;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;
import java.util.Optional;

/**
 * Where a webhook goes and with what it is signed.
 *
 * @param secret without one the pages are unsigned
 */
record WebhookSettings(WebAddress address, Optional<SecretRef> secret) {
    /** @throws IllegalArgumentException saying what is wrong with it */
    static WebhookSettings of(ContactFacts facts) {
        return new WebhookSettings(
                WebAddress.of(facts),
                facts.contact().secretRef().or(() -> facts.channel().secret(ChannelField.SECRET_REF)));
    }
}
