package dev.onus.ingest.verify;

import dev.onus.registry.client.signature.SignatureCheck;

/** What became of the look at who sends; nothing but {@link #GOOD} lets a message of such a source in. */
public enum Verdict {
    GOOD,
    MISSING,
    WRONG,
    /** The signed time is too far from ours, so it may be a recording. */
    STALE,
    /** The secret could not be read, so that nothing can be judged; the sender's next try may find it. */
    NO_SECRET;

    static Verdict of(SignatureCheck check) {
        return switch (check) {
            case GOOD -> GOOD;
            case MISSING -> MISSING;
            case WRONG -> WRONG;
            case STALE -> STALE;
        };
    }
}
