package dev.onus.registry.answer;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.CaseJson;
import dev.onus.registry.cases.CasePositions;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.cases.Shape;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP answer to an answer: the verdict of the stream, with the case as it then is (interface contract, HTTP). */
@Singleton
public final class VerdictResponse {
    private final CasePositions positions;

    VerdictResponse(CasePositions positions) {
        this.positions = positions;
    }

    /** The position in it names the case and the revision that the verdict made. */
    public HttpResponse<?> of(Answered answered) {
        MutableHttpResponse<?> response = unstamped(answered);
        return answered instanceof Answered.Judged judged && judged.after().isPresent()
                ? positions.stamp(response, judged.after().get())
                : response;
    }

    public static HttpStatus statusOf(Answered answered) {
        return unstamped(answered).status();
    }

    private static MutableHttpResponse<?> unstamped(Answered answered) {
        return switch (answered) {
            case Answered.Judged judged -> judged(judged.verdict());
            case Answered.Pending pending ->
                HttpResponse.accepted()
                        .header(HttpHeaders.LOCATION, "/v1/responses/" + pending.responseId())
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .body(pending(pending.responseId().value()));
            case Answered.NoSuchCase none -> CaseProblem.noSuchCase(none.caseId());
            case Answered.IdUsedBefore used ->
                CaseProblem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Expected a new Idempotency-Key, but this one was used for '" + used.action() + "' of the case "
                                + used.caseId() + ".");
            case Answered.Impossible not ->
                CaseProblem.of(
                        not.status(),
                        not.detail(),
                        Map.of("errors", List.of(Map.of("field", not.field(), "detail", not.detail()))));
        };
    }

    /** What {@code GET /v1/responses/{id}} shows once the verdict is there. */
    static Map<String, Object> json(EscalationEvent verdict) {
        return Shape.of()
                .with("responseId", verdict.getResponse().getResponseId())
                .with("verdict", verdict.getResponse().getVerdict())
                .with("action", verdict.getResponse().getAction())
                .with("actor", verdict.getResponse().getActor())
                .with("right", verdict.getResponse().getRight())
                .with("caseId", verdict.getCaseId())
                .with("at", verdict.getAt())
                .with("summary", verdict.getSummary())
                .with("reason", verdict.getReason())
                .with("case", caseJson(verdict.getCase$()))
                .json();
    }

    static Map<String, Object> pending(String responseId) {
        return Shape.of()
                .with("responseId", responseId)
                .with("verdict", "pending")
                .json();
    }

    private static MutableHttpResponse<?> judged(EscalationEvent verdict) {
        CaseState after = verdict.getCase$();
        return switch (verdict.getResponse().getVerdict()) {
            case applied ->
                HttpResponse.ok(after == null ? json(verdict) : CaseJson.of(after))
                        .contentType(MediaType.APPLICATION_JSON_TYPE);
            case stale, illegal -> problem(HttpStatus.CONFLICT, verdict.getReason(), verdict);
            case refused -> problem(HttpStatus.FORBIDDEN, refusal(verdict), verdict);
            case unknown -> problem(HttpStatus.NOT_FOUND, verdict.getReason(), verdict);
        };
    }

    private static MutableHttpResponse<Map<String, Object>> problem(
            HttpStatus status, String detail, EscalationEvent verdict) {
        return CaseProblem.of(
                status,
                detail,
                Shape.of()
                        .with("verdict", verdict.getResponse().getVerdict())
                        .with("responseId", verdict.getResponse().getResponseId())
                        .with("right", verdict.getResponse().getRight())
                        .with("case", caseJson(verdict.getCase$()))
                        .json());
    }

    private static String refusal(EscalationEvent verdict) {
        String right = verdict.getResponse().getRight();
        return right == null || verdict.getReason().contains(right)
                ? verdict.getReason()
                : verdict.getReason() + " Missing right: " + right + ".";
    }

    private static @Nullable Map<String, Object> caseJson(@Nullable CaseState state) {
        return state == null ? null : CaseJson.of(state);
    }
}
