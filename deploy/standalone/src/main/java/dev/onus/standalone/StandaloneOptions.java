package dev.onus.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be chosen on the command line (interfaces, Commands).
 *
 * @param host everything listens here; loopback unless said otherwise
 * @param kafka bootstrap servers of an existing cluster; empty starts the embedded broker
 * @param registry Confluent API of an existing schema registry; empty starts our own
 */
public record StandaloneOptions(
        String host,
        int port,
        int kafkaPort,
        int registryPort,
        Path data,
        Optional<String> kafka,
        Optional<URI> registry) {
    public static final String LOOPBACK = "127.0.0.1";

    /** Where people and programs on this machine reach it. */
    public URI url() {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? LOOPBACK : host;
        return URI.create("http://" + reachable + ":" + port);
    }
}
