package dev.onus.notifier.channel.pagerduty;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;

/**
 * Which integration of which PagerDuty.
 *
 * @param events where events are posted to
 * @param routingKey where the integration's key lies: the contact's own, else the channel's
 */
record PagerDutySettings(WebAddress events, SecretRef routingKey) {
    static final String USUAL_API = "https://events.pagerduty.com";

    /** @throws IllegalArgumentException saying what is missing */
    static PagerDutySettings of(ContactFacts facts) {
        return new PagerDutySettings(
                WebAddress.base(facts, USUAL_API).resolve("v2/enqueue"),
                facts.contact()
                        .secretRef()
                        .or(() -> facts.channel().secret(ChannelField.SECRET_REF))
                        .orElseThrow(() -> ContactFacts.missing("secretRef", "the contact or the channel")));
    }
}
