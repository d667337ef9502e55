package dev.onus.notifier.outbound;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes the answer; of its body no more than a limit, and nothing where only the status counts. */
final class AnswerReader extends SimpleChannelInboundHandler<HttpObject> {
    /** More of a body than this is not read; nothing after it counts. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private final CompletableFuture<HttpAnswer> answer;
    private final boolean readsBody;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long bodyBytes;
    private @Nullable HttpResponse head;

    AnswerReader(CompletableFuture<HttpAnswer> answer, boolean readsBody) {
        this.answer = answer;
        this.readsBody = readsBody;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
        if (part.decoderResult().isFailure()) {
            fail(context, "Expected an HTTP response, but got something else.");
            return;
        }
        if (part instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            head = response;
        }
        if (part instanceof HttpContent content && head != null) {
            bodyBytes += content.content().readableBytes();
            if (readsBody) {
                int room = Math.min(content.content().readableBytes(), MAX_BODY_BYTES - body.size());
                content.content().readBytes(body, room);
            }
        }
        boolean over = part instanceof LastHttpContent || bodyBytes > MAX_BODY_BYTES;
        if (head != null && (over || !readsBody)) {
            answer.complete(new HttpAnswer.Answered(
                    head.status().code(),
                    Optional.ofNullable(head.headers().get(HttpHeaderNames.RETRY_AFTER)),
                    body.toString(StandardCharsets.UTF_8)));
        }
        if (head != null && over) {
            ChannelFuture ignored = context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(context, "Expected an answer, but the receiver closed the connection.");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, "Expected an answer, but the connection broke: " + cause.getMessage());
    }

    private void fail(ChannelHandlerContext context, String why) {
        answer.complete(new HttpAnswer.NoAnswer(why));
        ChannelFuture ignored = context.close();
    }
}
