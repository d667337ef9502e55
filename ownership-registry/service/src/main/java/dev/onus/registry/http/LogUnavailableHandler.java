package dev.onus.registry.http;

import dev.onus.registry.log.LogUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers that it may work in a moment. */
@Singleton
@Produces(ProblemDocument.MEDIA_TYPE)
final class LogUnavailableHandler implements ExceptionHandler<LogUnavailableException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, LogUnavailableException exception) {
        return ProblemHandler.response(WriteProblems.of(exception), Map.of("Retry-After", "1"));
    }
}
