package dev.onus.registry.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with the problem that a controller threw. */
@Singleton
@Produces(ProblemDocument.MEDIA_TYPE)
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        return response(exception.problem(), exception.headers());
    }

    static HttpResponse<ProblemDocument> response(ProblemDocument problem, Map<String, String> headers) {
        MutableHttpResponse<ProblemDocument> response = HttpResponse.<ProblemDocument>status(
                        HttpStatus.valueOf(problem.status()))
                .contentType(new MediaType(ProblemDocument.MEDIA_TYPE))
                .body(problem);
        headers.forEach(response::header);
        return response;
    }
}
