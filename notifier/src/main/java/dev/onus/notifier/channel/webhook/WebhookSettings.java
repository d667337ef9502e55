package dev.onus.notifier.channel.webhook;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.registry.model.SecretRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a webhook goes and with what it is signed.
 *
 * @param secret without one the pages are unsigned
 */
record WebhookSettings(URI url, Optional<SecretRef> secret) {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    WebhookSettings {
        if (url.getHost() == null
                || url.getScheme() == null
                || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "Expected an http or https address with a host, but got " + shown(url) + ".");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Expected an address without a user and password in it, but got one for host " + url.getHost()
                            + ".");
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static WebhookSettings of(ContactFacts facts) {
        String text = facts.contact()
                .url()
                .or(facts.channel()::url)
                .orElseThrow(() -> ContactFacts.missing("url", "the contact"));
        return new WebhookSettings(parse(text), facts.contact().secretRef().or(facts.channel()::secretRef));
    }

    /** Host and port alone: the path of a webhook's address is often its secret. */
    static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    private static URI parse(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "Expected an http or https address, but it has an error at character " + malformed.getIndex() + ".",
                    malformed);
        }
    }
}
