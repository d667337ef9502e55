package dev.onus.registry.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where what the framework finds wrong becomes {@code application/problem+json} (RFC 9457): unknown path,
 * method, media type, size, JSON that cannot be read, wrong types, and everything unforeseen, of which only a number
 * for the log is told.
 */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<ProblemDocument> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

    @Override
    public MutableHttpResponse<ProblemDocument> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        String detail = status.getCode() >= 500 ? unforeseen(context, status) : detail(context, status);
        ProblemDocument problem = ProblemDocument.of(status.getCode(), word(status), title(status), detail);
        return response.body(field(context).map(problem::withField).orElse(problem))
                .contentType(new MediaType(ProblemDocument.MEDIA_TYPE));
    }

    private static String unforeseen(ErrorContext context, HttpStatus status) {
        String number = UUID.randomUUID().toString();
        LOG.error(
                "request=failed status={} number={} method={} path={}",
                status.getCode(),
                number,
                context.getRequest().getMethodName(),
                SafePath.of(context.getRequest().getPath()),
                context.getRootCause().orElse(null));
        return "Something unforeseen happened; the log has it under " + number + ".";
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        String path = SafePath.of(context.getRequest().getPath());
        String method = context.getRequest().getMethodName();
        return switch (status) {
            case NOT_FOUND -> "Expected a path that exists, but got " + path + "; /openapi.yml lists them all.";
            case METHOD_NOT_ALLOWED ->
                "Expected a method that " + path + " has, but got " + method + ". " + messages(context);
            // The framework's own words name its settings, which help nobody who sends.
            case REQUEST_ENTITY_TOO_LARGE -> "Expected a body of at most 10 MiB, but this one is larger.";
            default -> messages(context).isEmpty() ? status.getReason() : messages(context);
        };
    }

    /** The argument that could not be converted, such as a limit that is no number. */
    private static Optional<String> field(ErrorContext context) {
        List<String> paths = context.getErrors().stream()
                .flatMap(error -> error.getPath().stream())
                .map(path -> path.replaceFirst("^/", ""))
                .distinct()
                .toList();
        return paths.size() == 1 ? paths.stream().findFirst() : Optional.empty();
    }

    private static String messages(ErrorContext context) {
        return context.getErrors().stream()
                .map(ProblemResponses::message)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The first line alone: the rest of a parser's message repeats the body, which may hold a secret. */
    private static String message(Error error) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        String first = message.lines().findFirst().orElse("");
        return error.getPath().map(path -> path + ": ").orElse("") + first;
    }

    private static String word(HttpStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be understood";
            case NOT_FOUND -> "There is no such thing";
            case METHOD_NOT_ALLOWED -> "This path has no such method";
            case REQUEST_ENTITY_TOO_LARGE -> "The body is too large";
            case UNSUPPORTED_MEDIA_TYPE -> "This media type is not understood here";
            default -> status.getReason();
        };
    }
}
