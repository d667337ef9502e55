package dev.onus.contracts.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where the schema registry is and what we may do there.
 *
 * @param urls base addresses of the Confluent API, tried in this order
 * @param register whether unknown schemas of ours may be registered; if not, they are only looked up
 * @param timeout for each request to each address
 */
public record SchemaRegistrySettings(
        List<URI> urls, RegistryCredentials credentials, boolean register, Duration timeout) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    public SchemaRegistrySettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("Expected the address of a schema registry, but there is none.");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("Expected a timeout above zero, but it is " + timeout + ".");
        }
    }

    /** One registry without log-in, which may be written to: a developer's machine and tests. */
    public static SchemaRegistrySettings of(String url) {
        return new SchemaRegistrySettings(
                List.of(URI.create(url)), new RegistryCredentials.Anonymous(), true, DEFAULT_TIMEOUT);
    }
}
