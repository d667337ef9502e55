package dev.onus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class Ports {
    private Ports() {}

    /** A port that was free a moment ago. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(EmbeddedKafka.HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a free port, but the system gave none.", e);
        }
    }

    /** The wanted port if nobody listens there, and any free one for 0. */
    static int choose(String what, int wanted) {
        if (wanted == 0) {
            return free();
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(EmbeddedKafka.HOST, wanted));
            return wanted;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Expected port %d to be free for %s, but something listens there already; choose another port."
                            .formatted(wanted, what),
                    e);
        }
    }
}
