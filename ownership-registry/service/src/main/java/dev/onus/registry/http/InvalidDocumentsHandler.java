package dev.onus.registry.http;

import dev.onus.registry.apply.InvalidDocumentsException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers with everything that is wrong with the documents. */
@Singleton
@Produces(ProblemDocument.MEDIA_TYPE)
final class InvalidDocumentsHandler implements ExceptionHandler<InvalidDocumentsException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, InvalidDocumentsException exception) {
        return ProblemHandler.response(WriteProblems.of(exception), Map.of());
    }
}
