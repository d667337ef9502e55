package dev.onus.ingest.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Back pressure before a body is read: every address of intake gets a place {@link InFlight}, or a 503 at once. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-100)
final class IntakeFilter {
    /** How the addresses of intake begin; the framework would take each pattern and each path apart at every request. */
    private static final List<String> ADDRESSES =
            List.of("/v1/alerts", "/v1/sources/", "/v2/enqueue", "/api/v2/alerts", "/services/collector");

    /** What a body without a length counts for until it is there. */
    static final long UNKNOWN_BYTES = 256 * 1024;

    private static final String PLACE = "onus.intake.place";
    private static final String LISTENER = "onus.intake.listener";

    private final InFlight inFlight;

    IntakeFilter(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.POST || !isIntake(request.getPath())) {
            return null;
        }
        Optional<InFlight.Place> place = inFlight.enter(expectedBytes(request));
        if (place.isEmpty()) {
            return SplunkAnswer.on(request, Refusal.BUSY.response());
        }
        request.setAttribute(PLACE, place.get());
        if (request instanceof NettyHttpRequest<?> netty) {
            ChannelFutureListener gone = closed -> place.get().abandon();
            ChannelFuture closed =
                    netty.getChannelHandlerContext().channel().closeFuture().addListener(gone);
            request.setAttribute(LISTENER, (Runnable) () -> closed.removeListener(gone));
        }
        return null;
    }

    @ResponseFilter
    void leave(HttpRequest<?> request) {
        placeOf(request).ifPresent(InFlight.Place::leave);
        request.getAttribute(LISTENER, Runnable.class).ifPresent(Runnable::run);
    }

    static Optional<InFlight.Place> placeOf(HttpRequest<?> request) {
        return request.getAttribute(PLACE, InFlight.Place.class);
    }

    private static boolean isIntake(String path) {
        for (String address : ADDRESSES) {
            if (path.startsWith(address)) {
                return true;
            }
        }
        return false;
    }

    /** A packed body counts for what it may become; the true size is known once it is there. */
    private static long expectedBytes(HttpRequest<?> request) {
        long length = request.getContentLength();
        if (length < 0) {
            return UNKNOWN_BYTES;
        }
        return request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING) ? Math.max(length, UNKNOWN_BYTES) : length;
    }
}
