package dev.onus.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Onus answered no, with a problem document (RFC 9457). */
public final class ApiRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    ApiRefusedException(int status, JsonNode problem) {
        super(firstLine(status, problem));
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    /** The problem document; an empty object when the answer had none. */
    public JsonNode problem() {
        return problem;
    }

    /** The single findings inside the problem, for example one for each mistake in an apply. */
    public List<Finding> findings() {
        return problem.path("errors").valueStream().map(Finding::of).toList();
    }

    /** Of the request: what could not be understood, as far as the problem says so. */
    public List<String> fields() {
        return Stream.concat(
                        Stream.of(problem.path("field").asText("")),
                        findings().stream().map(Finding::path))
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
    }

    private static String firstLine(int status, JsonNode problem) {
        String title = problem.path("title").asText("");
        String detail = problem.path("detail").asText("");
        String field = problem.path("field").asText("");
        String both =
                title.isEmpty() || detail.startsWith(title) ? detail : detail.isEmpty() ? title : title + ": " + detail;
        String text = both.isEmpty() ? "Onus answered " + status + "." : both;
        return field.isEmpty() || text.contains(field) ? text : text + " (field " + field + ")";
    }
}
