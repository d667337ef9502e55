package dev.onus.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;
import java.util.List;

/** The server unpacks bodies before any of our code runs; one that it cannot unpack is the sender's mistake, not ours. */
@Singleton
final class BrokenCompression implements ExceptionHandler<DecompressionException, HttpResponse<byte[]>> {
    static final String DETAIL = "Expected a body packed as Content-Encoding says (gzip or deflate), but it is broken.";

    @Override
    public HttpResponse<byte[]> handle(HttpRequest request, DecompressionException exception) {
        return SplunkAnswer.on(request, Problem.badRequest(DETAIL, List.of()));
    }
}
