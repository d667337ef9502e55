package dev.onus.registry.client.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/** Plain sockets that ask the outbound rule when they are connected; TLS is laid over them. */
public final class GuardedSocketFactory extends SocketFactory {
    private final OutboundRule rule;
    private final String host;

    public GuardedSocketFactory(OutboundRule rule, String host) {
        this.rule = rule;
        this.host = host;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(rule, host);
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        return connected(new InetSocketAddress(name, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress localAddress, int localPort) throws IOException {
        return createSocket(name, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private Socket connected(InetSocketAddress remote) throws IOException {
        Socket socket = createSocket();
        socket.connect(remote);
        return socket;
    }

    private static final class GuardedSocket extends Socket {
        private final OutboundRule rule;
        private final String host;

        GuardedSocket(OutboundRule rule, String host) {
            this.rule = rule;
            this.host = host;
        }

        @Override
        public void connect(SocketAddress remote) throws IOException {
            connect(remote, 0);
        }

        @Override
        public void connect(SocketAddress remote, int timeoutMillis) throws IOException {
            if (remote instanceof InetSocketAddress internet && !internet.isUnresolved()) {
                Optional<String> refusal = rule.refusal(host, internet.getAddress());
                if (refusal.isPresent()) {
                    throw new ForbiddenAddressException(refusal.get());
                }
            }
            super.connect(remote, timeoutMillis);
        }
    }
}
