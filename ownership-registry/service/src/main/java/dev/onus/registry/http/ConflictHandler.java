package dev.onus.registry.http;

import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.log.Refusal;
import dev.onus.registry.review.ReviewProblems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Answers with what the record is now, or with the review that it waits for. */
@Singleton
@Produces(ProblemDocument.MEDIA_TYPE)
final class ConflictHandler implements ExceptionHandler<ConflictException, HttpResponse<?>> {
    private final ReviewProblems reviews;

    ConflictHandler(ReviewProblems reviews) {
        this.reviews = reviews;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, ConflictException exception) {
        List<ReviewProblems.Waiting> waiting = exception.refusals().stream()
                .filter(Refusal.UnderReview.class::isInstance)
                .map(Refusal.UnderReview.class::cast)
                .map(reviews::of)
                .toList();
        ProblemDocument problem = waiting.isEmpty()
                ? WriteProblems.of(exception, Preconditions.isConditional(request))
                : WriteProblems.underReview(waiting);
        return ProblemHandler.response(problem, Map.of());
    }
}
