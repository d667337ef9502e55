package dev.onus.ingest.http;

import io.micronaut.http.HttpResponse;

/** Why nobody looked at what was sent. */
enum Refusal {
    NOT_READY("Expected intake to be ready, but it is still reading its tables."),
    BUSY("Expected room for it, but as much as may be is in flight already. Nothing was promised."),
    NO_TOKEN("Expected a bearer token that is known, not revoked and not expired."),
    BAD_TOKEN("Expected a bearer token that is known, not revoked and not expired."),
    OTHER_SOURCE("Expected a token with the scope ingest or ingest:<source>."),
    NO_PROOF("Expected the signature, secret or certificate that the source's record demands, but there is none."),
    WRONG_PROOF("Expected the signature, secret or certificate that the source's record demands, but it is another."),
    STALE_PROOF("Expected a message signed within the source's tolerance, but its time is too far from ours."),
    NO_SECRET("Expected to read the secret that the source's record refers to, but it cannot be read.");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    String detail() {
        return detail;
    }

    HttpResponse<byte[]> response() {
        return switch (this) {
            case NOT_READY, BUSY, NO_SECRET -> Problem.unavailable(detail);
            case NO_TOKEN, BAD_TOKEN, NO_PROOF, WRONG_PROOF, STALE_PROOF -> Problem.unauthorized(detail);
            case OTHER_SOURCE -> Problem.forbidden(detail);
        };
    }
}
