package dev.onus.notifier.outbound;

import dev.onus.registry.client.outbound.ForbiddenAddressException;
import dev.onus.registry.client.outbound.OutboundRule;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;

/**
 * Sends one request over one new connection and returns what came back. It follows no redirect, keeps nothing alive, and connects
 * only where the {@link OutboundRule} lets it. The calling thread waits; it is meant to be a virtual one.
 */
public final class HttpSender implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    private static final int EVENT_LOOP_THREADS = 1;
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    private final OutboundRule rule;
    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(
            EVENT_LOOP_THREADS, new DefaultThreadFactory("onus-notifier-http", true), NioIoHandler.newFactory());
    private final SslContext tls;

    public HttpSender(OutboundRule rule) {
        this(rule, clientTls(SslContextBuilder.forClient()));
    }

    /** With a trust of its own, for tests. */
    HttpSender(OutboundRule rule, SslContext tls) {
        this.rule = rule;
        this.tls = tls;
    }

    /** @param timeout for all of it: name, connection, TLS, request and the response, as far as it matters */
    public HttpAnswer send(HttpCall call, Duration timeout) {
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        CompletableFuture<Channel> connection = new CompletableFuture<>();
        Thread.ofVirtual().name("onus-notifier-http-connect").start(() -> connect(call, answer, connection));
        AtomicBoolean written = new AtomicBoolean();
        CompletableFuture<Void> ignored =
                connection.thenAccept(channel -> sendOrHangUp(channel, request(call), answer, written));
        return answer(answer, connection, timeout) instanceof HttpAnswer.NoAnswer none
                ? new HttpAnswer.NoAnswer(none.why(), written.get())
                : answer.join();
    }

    private static HttpAnswer answer(
            CompletableFuture<HttpAnswer> answer, CompletableFuture<Channel> connection, Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.complete(new HttpAnswer.NoAnswer("Expected an answer within " + timeout + ", but none came."));
            CompletableFuture<Void> ignored = connection.thenAccept(HttpSender::hangUp);
            return answer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.NoAnswer("Expected an answer, but the notifier is stopping.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Expected an answer as a value, but got an exception.", impossible);
        }
    }

    /** Off the event loop, because asking for a name may block, and one slow name server must not hold the others. */
    private void connect(HttpCall call, CompletableFuture<HttpAnswer> answer, CompletableFuture<Channel> connection) {
        Endpoint endpoint = Endpoint.of(call.target());
        String host = endpoint.host();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (answer.isDone()) {
                return;
            }
            ChannelFuture connecting =
                    bootstrap(endpoint, call, answer).connect(new InetSocketAddress(address, endpoint.port()));
            connecting.addListener(done -> {
                if (done.isSuccess()) {
                    connection.complete(connecting.channel());
                } else {
                    answer.complete(refusalOrFailure(host, done.cause()));
                }
            });
        } catch (UnknownHostException unknown) {
            answer.complete(new HttpAnswer.NoAnswer("Expected a host that resolves, but '" + host + "' does not."));
        } catch (RuntimeException broken) {
            answer.complete(new HttpAnswer.NoAnswer("Expected a connection to '" + host + "', but: " + broken));
        }
    }

    private Bootstrap bootstrap(Endpoint endpoint, HttpCall call, CompletableFuture<HttpAnswer> answer) {
        return new Bootstrap()
                .group(eventLoops)
                .channel(NioSocketChannel.class)
                .disableResolver()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new ConnectGuard(rule, endpoint.host(), endpoint.tls()));
                        if (endpoint.tls()) {
                            channel.pipeline()
                                    .addLast(tls.newHandler(channel.alloc(), endpoint.host(), endpoint.port()));
                        }
                        channel.pipeline().addLast(new HttpClientCodec(), new AnswerReader(answer, call.readsBody()));
                    }
                });
    }

    private static void sendOrHangUp(
            Channel channel, FullHttpRequest request, CompletableFuture<HttpAnswer> answer, AtomicBoolean written) {
        if (answer.isDone()) {
            request.release();
            hangUp(channel);
        } else {
            send(channel, request, answer, written);
        }
    }

    private static void hangUp(Channel channel) {
        ChannelFuture ignored = channel.close();
    }

    private static void send(
            Channel channel, FullHttpRequest request, CompletableFuture<HttpAnswer> answer, AtomicBoolean written) {
        channel.writeAndFlush(request).addListener(writing -> {
            if (writing.isSuccess()) {
                written.set(true);
            } else {
                answer.complete(new HttpAnswer.NoAnswer(
                        "Expected to send the request, but: " + writing.cause().getMessage()));
                hangUp(channel);
            }
        });
    }

    private static FullHttpRequest request(HttpCall call) {
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(call.method()),
                Endpoint.pathOf(call.target()),
                Unpooled.wrappedBuffer(call.body()));
        call.headers().forEach(request.headers()::set);
        request.headers()
                .set(HttpHeaderNames.HOST, call.target().getRawAuthority())
                .set(HttpHeaderNames.USER_AGENT, "Onus")
                .set(HttpHeaderNames.CONTENT_LENGTH, call.body().length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return request;
    }

    private static HttpAnswer refusalOrFailure(String host, Throwable cause) {
        return cause instanceof ForbiddenAddressException forbidden
                ? new HttpAnswer.Forbidden(String.valueOf(forbidden.getMessage()))
                : new HttpAnswer.NoAnswer("Expected a connection to '" + host + "', but: " + cause.getMessage());
    }

    static SslContext clientTls(SslContextBuilder client) {
        try {
            return client.sslProvider(SslProvider.JDK)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException broken) {
            throw new IllegalStateException("Expected the platform's own TLS, but it cannot be set up.", broken);
        }
    }

    @Override
    public void close() {
        eventLoops
                .shutdownGracefully(0, SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(SHUTDOWN_TIMEOUT.toMillis());
    }
}
