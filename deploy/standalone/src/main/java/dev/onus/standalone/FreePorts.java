package dev.onus.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Looks before anything starts, so that a taken port is one clear sentence. The schema registry's port is looked at when
 * it starts: a left-over of ours may still hold it until then.
 */
final class FreePorts {
    private FreePorts() {}

    static void require(StandaloneOptions options) {
        require(options.host(), options.port(), "HTTP", "--port");
        if (options.kafka().isEmpty()) {
            require(StandaloneOptions.LOOPBACK, options.kafkaPort(), "Kafka", "--kafka-port");
        }
    }

    private static void require(String host, int port, String what, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new RefusedToStartException(
                    "Expected port " + port + " to be free for " + what
                            + ", but something listens there. Stop it, or choose another with " + option + ".",
                    e);
        }
    }
}
