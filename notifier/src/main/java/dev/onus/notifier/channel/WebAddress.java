package dev.onus.notifier.channel;

import dev.onus.registry.client.SecretValue;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An http or https address that something is posted to. Its path is often its secret, so it is never shown whole. */
public record WebAddress(URI uri) {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    public WebAddress {
        if (uri.getHost() == null
                || uri.getScheme() == null
                || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "Expected an http or https address with a host, but got " + shown(uri) + ".");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Expected an address without a user and password in it, but got one for host " + uri.getHost()
                            + ".");
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with it, without repeating it */
    public static WebAddress parse(String text) {
        try {
            return new WebAddress(new URI(text.strip()));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "Expected an http or https address, but it has an error at character " + malformed.getIndex() + ".",
                    malformed);
        }
    }

    /**
     * Where a contact leads: its own address, written or kept as a secret, else the channel's.
     *
     * @throws IllegalArgumentException when there is none, or it is no address
     */
    public static WebAddress of(ContactFacts facts) {
        Optional<String> text = facts.contact()
                .url()
                .or(() -> facts.contact().urlRef().map(WebAddress::secret))
                .or(() -> facts.channel().text(ChannelField.URL))
                .or(() -> facts.channel().secret(ChannelField.URL_REF).map(WebAddress::secret));
        return parse(text.orElseThrow(() -> ContactFacts.missing("url", "the contact")));
    }

    /** The vendor's address as the channel has it, else the usual one; what follows is added to its path. */
    public static WebAddress base(ContactFacts facts, String usual) {
        return parse(facts.channel().text(ChannelField.URL).orElse(usual));
    }

    /** The address with more at the end of its path; a slash between the two is there once. */
    public WebAddress resolve(String path) {
        return parse(uri.toString().replaceAll("/+$", "") + "/" + path.replaceAll("^/+", ""));
    }

    /** Scheme, host and port alone. */
    public String shown() {
        return shown(uri);
    }

    private static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static String secret(SecretRef reference) {
        return SecretValue.of(reference)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected an address at " + reference.text() + ", but nothing is there."));
    }
}
