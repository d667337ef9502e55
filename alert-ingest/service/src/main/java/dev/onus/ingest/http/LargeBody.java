package dev.onus.ingest.http;

import dev.onus.ingest.decode.IntakeJson;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.ContentLengthExceededHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** What the server itself finds too large, packed or unpacked, is answered like what we find too large (RFC 9457). */
@Singleton
@Replaces(ContentLengthExceededHandler.class)
final class LargeBody implements ExceptionHandler<ContentLengthExceededException, HttpResponse<byte[]>> {
    @Override
    public HttpResponse<byte[]> handle(HttpRequest request, ContentLengthExceededException exception) {
        HttpResponse<byte[]> refused = Problem.tooLarge(
                "Expected a body of at most " + IntakeJson.MAX_BODY_BYTES + " bytes, unpacked, but it is larger.");
        return SplunkAnswer.on(request, refused);
    }
}
