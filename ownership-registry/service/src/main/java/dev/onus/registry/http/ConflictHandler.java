package dev.onus.registry.http;

import dev.onus.registry.apply.ConflictException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with what the record is now. */
@Singleton
@Produces(ProblemDocument.MEDIA_TYPE)
final class ConflictHandler implements ExceptionHandler<ConflictException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, ConflictException exception) {
        return ProblemHandler.response(WriteProblems.of(exception, Preconditions.isConditional(request)), Map.of());
    }
}
