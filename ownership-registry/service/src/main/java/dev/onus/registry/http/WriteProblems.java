package dev.onus.registry.http;

import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.log.LogUnavailableException;
import dev.onus.registry.log.Refusal;
import dev.onus.registry.review.ReviewProblems;
import java.util.List;
import java.util.Map;

/** How a write that did not happen is told. */
final class WriteProblems {
    /** What a record is now, for whoever was slower. */
    record Now(String kind, String name, long version, String message) {}

    private WriteProblems() {}

    static ProblemDocument of(InvalidDocumentsException invalid) {
        int count = invalid.problems().size();
        String detail = count == 1
                ? invalid.getMessage()
                : "Expected valid documents, but found " + count + " problems; nothing was applied.";
        return ProblemDocument.of(422, "invalid-documents", "The documents are not valid", detail)
                .withErrors(invalid.problems());
    }

    /** @param conditional whether the caller made it depend on If-Match or If-None-Match (RFC 9110, section 13.1) */
    static ProblemDocument of(ConflictException conflict, boolean conditional) {
        List<Now> now = conflict.refusals().stream().map(WriteProblems::now).toList();
        long version = now.isEmpty() ? 0 : now.getFirst().version();
        return ProblemDocument.of(
                        conditional ? 412 : 409, "version-conflict", "Somebody else was first", conflict.getMessage())
                .withErrors(now)
                .withCurrent(Map.of("version", version));
    }

    /** @param waiting at least one */
    static ProblemDocument underReview(List<ReviewProblems.Waiting> waiting) {
        String detail = waiting.size() == 1
                ? waiting.getFirst().message()
                : waiting.size() + " identities are under review; nothing was applied. "
                        + waiting.getFirst().message();
        return ProblemDocument.of(409, "under-review", "The identity is under review", detail)
                .withErrors(waiting);
    }

    static ProblemDocument of(LogUnavailableException unavailable) {
        String detail = unavailable.getMessage()
                + " Whether it happened is not known; send it again with the same Idempotency-Key.";
        return ProblemDocument.of(503, "registry-unavailable", "The registry cannot be written now", detail);
    }

    private static Now now(Refusal refusal) {
        long version = refusal instanceof Refusal.VersionConflict conflict ? conflict.actual() : 0;
        return new Now(refusal.key().kind(), refusal.key().name(), version, refusal.message());
    }
}
