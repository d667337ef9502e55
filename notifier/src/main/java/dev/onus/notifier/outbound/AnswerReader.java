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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes the status of the answer and reads its body only to let the receiver finish, up to a limit. */
final class AnswerReader extends SimpleChannelInboundHandler<HttpObject> {
    /** More of a body than this is not read; nothing in it counts. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private final CompletableFuture<HttpAnswer> answer;
    private long bodyBytes;

    AnswerReader(CompletableFuture<HttpAnswer> answer) {
        this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail(context, "Expected an HTTP response, but got something else.");
            return;
        }
        if (part instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            answer.complete(new HttpAnswer.Answered(
                    response.status().code(),
                    Optional.ofNullable(response.headers().get(HttpHeaderNames.RETRY_AFTER))));
        }
        if (part instanceof HttpContent content) {
            bodyBytes += content.content().readableBytes();
        }
        if (answer.isDone() && (part instanceof LastHttpContent || bodyBytes > MAX_BODY_BYTES)) {
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
