package dev.onus.notifier.outbound;

import dev.onus.registry.client.outbound.ForbiddenAddressException;
import dev.onus.registry.client.outbound.OutboundRule;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** Judges the address in the very call that connects the socket; nothing resolves a name after it. */
final class ConnectGuard extends ChannelOutboundHandlerAdapter {
    private final OutboundRule rule;
    private final String host;
    private final boolean tls;

    ConnectGuard(OutboundRule rule, String host, boolean tls) {
        this.rule = rule;
        this.host = host;
        this.tls = tls;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        Optional<String> refusal = refusal(remote);
        if (refusal.isPresent()) {
            ChannelFuture ignored = promise.setFailure(new ForbiddenAddressException(refusal.get()));
        } else {
            ChannelFuture ignored = context.connect(remote, local, promise);
        }
    }

    private Optional<String> refusal(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            return Optional.of("Expected a resolved internet address, but got " + remote + ".");
        }
        return tls ? rule.refusal(host, internet.getAddress()) : rule.refusalWithoutTls(host, internet.getAddress());
    }
}
