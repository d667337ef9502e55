package dev.onus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback that nobody has at the moment. */
record Ports(int http, int kafka, int registry) {
    static Ports free() {
        try (ServerSocket first = anyPort();
                ServerSocket second = anyPort();
                ServerSocket third = anyPort()) {
            return new Ports(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected three free ports, but got none.", e);
        }
    }

    static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    boolean areFree() {
        return isFree(http) && isFree(kafka) && isFree(registry);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
